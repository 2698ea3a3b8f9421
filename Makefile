# `make demo` and `make test` set everything up by themselves; see README.md.
VENV ?= .venv
DEMO_DIR ?= demo-output
DEMO_ARGS ?=
PYTEST_ARGS ?=
SOAK_DATA ?= $(CARNN_SHARED_DATA)
TEST_WORKERS ?= 2
# pytest ends with 5 when PYTEST_ARGS chose no test of the kind
NONE_MEANT = [ $$? -eq 5 ]

PY := $(VENV)/bin/python
INPUTS := pyproject.toml constraints.txt tools/setup.sh tools/requirements.py

.DEFAULT_GOAL := help
.PHONY: help demo test ray bundle lint format types check gui soak screenshots clean

help: ## list the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 14

$(VENV)/.ready-demo: $(INPUTS)
	tools/setup.sh $(VENV) demo
	@touch $@

$(VENV)/.ready-dev: $(INPUTS)
	tools/setup.sh $(VENV) dev
	@touch $@ $(VENV)/.ready-demo

demo: $(VENV)/.ready-demo ## segment the sample photos, then show them where there is a screen
	$(PY) main.py demo --dir $(DEMO_DIR) $(DEMO_ARGS)

test: $(VENV)/.ready-dev ## run all tests, without a screen
	OMP_NUM_THREADS=1 $(PY) -m pytest -m "not alone" -n $(TEST_WORKERS) --dist loadfile $(PYTEST_ARGS) || $(NONE_MEANT)
	$(PY) -m pytest -m alone $(PYTEST_ARGS) || $(NONE_MEANT)

ray: $(VENV)/.ready-dev ## test segment --ray on a cluster of its own; Ray gets an environment of its own
	tools/ray_tests.sh $(VENV)

bundle: $(VENV)/.ready-demo ## make a folder that runs without Python (build/bundle/carnn)
	tools/side_environment.sh $(VENV) $(VENV)-bundle PyInstaller "pyinstaller>=6.16,<7"
	$(VENV)-bundle/bin/python -m PyInstaller --noconfirm --log-level WARN \
		--distpath build/bundle --workpath build/bundle-work tools/bundle/carnn.spec

lint: $(VENV)/.ready-dev ## style, format and import rules
	$(VENV)/bin/ruff check .
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/lint-imports

format: $(VENV)/.ready-dev ## rewrite the files in the house format
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

types: $(VENV)/.ready-dev ## mypy --strict
	$(VENV)/bin/mypy

check: lint types test ## everything that has to be green before a change lands

gui: $(VENV)/.ready-demo ## open the window
	$(PY) main.py gui

soak: $(VENV)/.ready-dev ## live six days of one annotator, kill workers 200 times, run every family of models, read 3,000 spoiled inputs
	OMP_NUM_THREADS=1 $(PY) -m benchmarks.soak $(if $(SOAK_DATA),--data $(SOAK_DATA))
	CARNN_KILLS=200 $(PY) -m pytest tests/e2e/workers/test_killed_workers.py
	OMP_NUM_THREADS=1 CARNN_EVERY_FAMILY=1 $(PY) -m pytest tests/e2e/families
	CARNN_KILLS=40 $(PY) -m pytest tests/e2e/test_killed_runs.py tests/services/test_kill.py \
		tests/project/test_project_killed.py
	if tools/side_environment.sh $(VENV) $(VENV)-ray ray.data "ray[data]>=2.49,<3"; then CARNN_KILLS=60 \
		CARNN_KILL_RAY=1 $(VENV)-ray/bin/python -m pytest tests/e2e/workers/test_killed_workers.py; fi
	PYTHONPATH=. $(PY) benchmarks/fuzz_inputs.py --count 3000

screenshots: $(VENV)/.ready-dev ## take the pictures of the README from the running program
	$(PY) tools/screenshots.py --out docs/screenshots

clean: ## remove the environment, caches and the demo's output
	rm -rf $(VENV) $(VENV)-ray $(VENV)-bundle build/bundle build/bundle-work $(DEMO_DIR) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .benchmarks
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
