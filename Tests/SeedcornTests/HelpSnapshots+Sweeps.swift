// SPDX-License-Identifier: GPL-3.0-or-later

extension HelpSnapshots {
  static let sweep = """
    OVERVIEW: Play a scenario at many points of a parameter space, resumably, in parts if need be.

    What a sweep file says and what the tables hold: seedcorn describe sweep. Ends with 70 when some
    points could not be played, whose errors points.csv has, and with 75 when another sweep is writing
    to the folder.

    USAGE: seedcorn sweep <file> [options]

    ARGUMENTS:
      <file>                  A YAML file with a base scenario, parameters and a design.

    OPTIONS:
      --seed <n>              Name all the luck of the run by this number instead of run.seed.
      --replicates <n>        Play each scenario this often instead of run.replicates.
      --periods <n>           Play this many periods instead of run.periods.
      --set <key=value>       Set a parameter in every scenario, such as sellers.count=500; may be
                              given again.
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Keep a journal and write points.csv, runs.csv, summary.csv and
                              manifest.json to this folder.
      --resume                Go on with the sweep in --out, begin it there, or check it when it is
                              finished.
      --force                 Let --out replace an earlier folder of results.
      --shard <i/n>           Play only the i-th of n equal parts; 'seedcorn merge' joins them.
      --dry-run               Say what would be played and how long it would take; play nothing.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let merge = """
    OVERVIEW: Join the parts of a sweep that were played with --shard.

    The result is the same to the byte as that of the whole sweep on one machine, but for the times,
    threads and command line in manifest.json.

    USAGE: seedcorn merge <dirs> ... --out <dir> [--force]

    ARGUMENTS:
      <folders>               The folders of all parts, finished, in any order.

    OPTIONS:
      --out <dir>             Write the whole to this new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let calibrate = """
    OVERVIEW: Find parameters at which the market meets what was measured, and which ones that tells.

    By the simulated method of moments, by rejection from a prior, or both. What a calibration file
    says and what the tables hold: seedcorn describe calibrate

    USAGE: seedcorn calibrate <file> [options]

    ARGUMENTS:
      <file>                  A YAML file with a base scenario, parameters and targets.

    OPTIONS:
      --seed <n>              Name all the luck of the run by this number instead of run.seed.
      --replicates <n>        Play each scenario this often instead of run.replicates.
      --periods <n>           Play this many periods instead of run.periods.
      --set <key=value>       Set a parameter in every scenario, such as sellers.count=500; may be
                              given again.
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write calibration.csv, fit.csv, moments.csv, posterior.csv and
                              manifest.json to this new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let sensitivityCheck = """
    OVERVIEW: Measure the sensitivity of two functions for which it is known.

    The functions are Ishigami's and Sobol's G; no market is played. Shows their Sobol indices beside
    the known ones. --out also writes Morris measures, partial rank correlations and all points and
    outputs that these were computed from, so that another program can be given the same:
    Scripts/sensitivity-check does.

    USAGE: seedcorn sensitivity-check [options]

    OPTIONS:
      --out <dir>             Write sensitivity-check.csv, points-*.csv and manifest.json to this new
                              folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let report = """
    OVERVIEW: Put a folder of results on one HTML page: plots, tables, and how they came about.

    The page needs no network, no other file and no script. The folder stays as it is; its tables are
    checked against the checksums in manifest.json.

    USAGE: seedcorn report <dir> [options]

    ARGUMENTS:
      <folder>                A folder that --out of a command wrote.

    OPTIONS:
      --out <file>            Write the page to this new file (default: <dir>.html).
      --force                 Let --out replace an earlier file.
      --version               Show the version.
      -h, --help              Show help information.

    """
}
