# SPDX-License-Identifier: GPL-3.0-or-later
"""Puts SALib's measures beside ours, for the folder that `seedcorn sensitivity-check --out` wrote."""
import csv
import itertools
import math
import sys

import numpy as np
from SALib.analyze import morris, sobol
from scipy.stats import rankdata

LEVELS = 4
WEIGHTS = np.array([0, 1, 4.5, 9, 99, 99, 99, 99])


def ishigami(u):
    x = (2 * u - 1) * math.pi
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def g(u):
    return np.prod((np.abs(4 * u - 2) + WEIGHTS) / (1 + WEIGHTS), axis=1)


FUNCTIONS = {"ishigami": (ishigami, 3), "g": (g, 8)}


def known_morris(function, dimensions):
    """Mean, mean magnitude and standard deviation of every step up that the grid has."""
    grid = np.array(list(itertools.product(np.arange(LEVELS) / (LEVELS - 1), repeat=dimensions)))
    step = LEVELS / (2 * (LEVELS - 1))
    found = []
    for parameter in range(dimensions):
        low = grid[grid[:, parameter] < 0.5]
        high = low.copy()
        high[:, parameter] += step
        effects = (function(high) - function(low)) / step
        found.append((effects.mean(), np.abs(effects).mean(), effects.std()))
    # What rounding leaves of 0 is 0.
    return np.round(np.array(found).T, 12) + 0.0


def partial_rank_correlations(points, outputs):
    """Correlations of what regressions on the other parameters' ranks leave."""
    ranks = np.apply_along_axis(rankdata, 0, points)
    output = rankdata(outputs)
    found = []
    for parameter in range(points.shape[1]):
        others = np.column_stack([np.ones(len(output)), np.delete(ranks, parameter, axis=1)])

        def left(y):
            return y - others @ np.linalg.lstsq(others, y, rcond=None)[0]

        found.append(np.corrcoef(left(ranks[:, parameter]), left(output))[0, 1])
    return found


def others(folder, name, dimensions):
    """What SALib, and the above, make of the same points and outputs."""
    problem = {
        "num_vars": dimensions, "names": [f"u{k + 1}" for k in range(dimensions)], "bounds": [[0, 1]] * dimensions}

    def read(design):
        table = np.loadtxt(f"{folder}/points-{name}-{design}.csv", delimiter=",", skiprows=1)
        return table[:, :-1], table[:, -1]

    points, outputs = read("morris")
    effects = morris.analyze(problem, points, outputs, num_levels=LEVELS, seed=1)
    _, mixed = read("saltelli")
    indices = sobol.analyze(problem, mixed, calc_second_order=False, seed=1)
    return {
        "morris_mean": effects["mu"], "morris_magnitude": effects["mu_star"],
        "morris_standard_deviation": effects["sigma"], "sobol_first_order": indices["S1"], "sobol_total": indices["ST"],
        "partial_rank_correlation": partial_rank_correlations(*read("latin-hypercube")),
    }


def main():
    folder = sys.argv[1]
    theirs, known = {}, {}
    for name, (function, dimensions) in FUNCTIONS.items():
        theirs[name] = others(folder, name, dimensions)
        mean, magnitude, deviation = known_morris(function, dimensions)
        known[name] = {
            "morris_mean": mean, "morris_magnitude": magnitude, "morris_standard_deviation": deviation}
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(["function", "method", "parameter", "known", "ours", "low", "high", "SALib", "difference"])
    worst = 0.0
    with open(f"{folder}/sensitivity-check.csv", newline="") as file:
        for row in csv.DictReader(file):
            function, measure, parameter = row["function"], row["measure"], int(row["parameter"]) - 1
            ours, their = float(row["estimate"]), float(theirs[function][measure][parameter])
            exact = row["known"]
            if measure in known[function]:
                exact = known[function][measure][parameter]
            difference = ours - their
            scale = max(abs(float(value)) for value in theirs[function][measure])
            worst = max(worst, abs(difference) / scale)
            writer.writerow([function, measure, parameter + 1] + [
                value if value == "" else f"{float(value):.6g}"
                for value in (exact, ours, row["ci_low"], row["ci_high"], their)] + [f"{difference:.1e}"])
    print(f"the largest difference is {worst:.1e} of the largest measure of its kind", file=sys.stderr)
    if worst > 1e-10:
        sys.exit("our measures differ from SALib's")


main()
