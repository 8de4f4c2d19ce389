# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what run_all.py measured, adds the ratios to Mesa and the C++ engines, and writes both as Markdown.

benchmark_table.py SPEED CHECK MACHINE [OUT]: the two tables as run_all.py printed them (either may be empty),
'name<tab>value' lines about the machine, and the Markdown file to write. run_all.py stays as it was given, so
its table is read back here rather than changed there.
"""
import sys

YARDSTICKS = ("mesa", "c++", "c++ tuned")


def speeds(text):
    """Rows of the speed table: key, engine, then the six figures. An engine's name may contain spaces."""
    rows = []
    for line in text.splitlines()[1:]:
        label, *figures = line.rsplit(None, 6)
        key, _, engine = label.partition(" (")
        rows.append((key, engine.removesuffix(")"), *(float(f.replace(",", "")) for f in figures)))
    return rows


def ratios(rows):
    """Agent-steps a second of each engine over each yardstick that ran, as medians."""
    speed = {row[0]: row[5] for row in rows}
    there = [y for y in YARDSTICKS if y in speed]
    return there, {key: [speed[key] / speed[y] for y in there] for key in speed}


def table(head, body):
    """A Markdown table, all but the first column aligned right."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *body]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in lines)


def markdown(rows, check, machine):
    parts = ["# Benchmark", "", "The reference market of `Scripts/peers/REFMARKET.md`, each run in a process of its "
             "own, the engines taking turns. Agent-steps a second count seller slots.", ""]
    parts += [table(["", ""], machine).replace("---:", "---"), ""]
    if rows:
        there, ratio = ratios(rows)
        head = ["engine", "version", "median s", "min s", "max s", "agent-steps/s"]
        head += [*(f"x {y}" for y in there), "peak MiB"]
        body = [[key, engine, f"{median:.4f}", f"{low:.4f}", f"{high:.4f}", f"{speed:,.0f}",
                 *(f"{r:.2f}" for r in ratio[key]), f"{mib:.1f}"]
                for key, engine, median, low, high, speed, _, mib in rows]
        parts += ["## Speed", "", table(head, body), ""]
    if check:
        parts += ["## Same distribution", "", "Means over the seeds, with Welch's t against numpy.", "",
                  "```", *(line.rstrip() for line in check.splitlines()), "```", ""]
    return "\n".join(parts)


def main():
    speed, check, machine = (open(path, encoding="utf-8").read() for path in sys.argv[1:4])
    rows = speeds(speed)
    print(speed, end="")
    if rows:
        there, ratio = ratios(rows)
        mine = [key for key in ratio if key.startswith("seedcorn")]
        for key in mine:
            for yardstick, value in zip(there, ratio[key]):
                print(f"{key} / {yardstick}: {value:.2f}")
    if check:
        print(("\n" if rows else "") + check, end="")
    if len(sys.argv) > 4:
        facts = [line.split("\t", 1) for line in machine.splitlines() if line.split("\t", 1)[1]]
        with open(sys.argv[4], "w", encoding="utf-8") as file:
            file.write(markdown(rows, check, facts))


main()
