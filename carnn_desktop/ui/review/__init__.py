"""Review: order, filters, candidates of the list, categories at hand."""
