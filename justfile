# Recipes; `just` alone lists them. Everything runs in .venv (see README.md).

bin := ".venv/bin"

_list:
    @just --list

# Run the tests
test *arguments:
    {{bin}}/python -m pytest {{arguments}}

# Run the tests of the pages with the newest alpha of Datasette, in an environment of its own
test-alpha *arguments:
    python3 -m venv .venv-alpha
    .venv-alpha/bin/pip install --quiet --editable '.[test,browser]'
    .venv-alpha/bin/pip install --quiet --upgrade --pre datasette
    .venv-alpha/bin/python -m pytest tests/test_datasette.py tests/test_brows*.py tests/test_exports.py tests/test_portraits.py tests/test_search.py {{arguments}}

# Check style and types
lint:
    {{bin}}/ruff check
    {{bin}}/mypy

# Repair what can be repaired
fix:
    {{bin}}/ruff check --fix
    {{bin}}/ruff format

# Measure against the gold articles
score *arguments:
    {{bin}}/quotes score data/gold {{arguments}}

# Measure the speed; `just bench articles.jsonl.gz` takes other articles than the project's own
bench articles="data/gold/texts" *arguments:
    {{bin}}/python benchmarks/speed.py {{articles}}
    {{bin}}/python benchmarks/bench_link.py
    {{bin}}/python benchmarks/bench_run.py {{arguments}}
    {{bin}}/python benchmarks/bench_pages.py

# Extract the seeds and show them
serve *arguments:
    {{bin}}/quotes extract seeds/
    {{bin}}/quotes serve {{arguments}}

# Write real output and the rules into README.md and docs/constructions.md
cog:
    {{bin}}/cog -r README.md docs/constructions.md
