"""Review: order, filters, candidates of the list, concepts at hand."""
