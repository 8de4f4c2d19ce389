// SPDX-License-Identifier: GPL-3.0-or-later

/// The help of the commands for figures and claims.
extension HelpSnapshots {
  static let figures = """
    OVERVIEW: Make the figures of published claims: simulate, tabulate, draw.

    Writes <id>.csv for each figure, and <id>.svg and <id>.png where gnuplot is installed; figures.csv
    says what each shows, of what source, made how, and claims.csv what they say of published claims.

    USAGE: seedcorn figures --list
           seedcorn figures all --out <dir> [options]
           seedcorn figures <ids> ... --out <dir> [options]

    ARGUMENTS:
      <ids>                   The figures, or 'all'.

    OPTIONS:
      --list                  List the figures, and make none.
      --quick                 Play little: to see that everything works, not to conclude anything.
      --scenarios <dir>       The folder with the shipped scenarios (default: that of the package).
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write the figures, figures.csv, claims.csv and manifest.json to this new
                              folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let claims = """
    OVERVIEW: Judge published claims by what is simulated now.

    Verdicts follow from rules that were written beforehand: reproduced, not reproduced, depends (the
    95% interval tells neither, or parts of a claim are undecided), not testable. With ids, only what
    these need is played.

    USAGE: seedcorn claims [<ids> ...] [options]

    ARGUMENTS:
      <ids>                   The claims, such as C2.4, C2 or deals; all when none is named.

    OPTIONS:
      --quick                 Play little: to see that everything works, not to conclude anything.
      --scenarios <dir>       The folder with the shipped scenarios (default: that of the package).
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <file>            Write the whole table, comma-separated, to this new file; '-' for
                              standard output.
      --force                 Let --out replace an earlier file.
      --version               Show the version.
      -h, --help              Show help information.

    """
}
