# Recipes; `just` alone lists them. Everything runs in .venv (see README.md).

bin := ".venv/bin"

_list:
    @just --list

# Run the tests
test *arguments:
    {{bin}}/python -m pytest {{arguments}}

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

# Measure the speed
bench *arguments:
    {{bin}}/python benchmarks/speed.py
    {{bin}}/python benchmarks/bench_link.py
    {{bin}}/python benchmarks/bench_run.py {{arguments}}

# Extract the seeds and show them
serve *arguments:
    {{bin}}/quotes extract seeds/
    {{bin}}/quotes serve {{arguments}}

# Write real output and the rules into README.md and docs/constructions.md
cog:
    {{bin}}/cog -r README.md docs/constructions.md
