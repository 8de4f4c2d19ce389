// SPDX-License-Identifier: GPL-3.0-or-later

/// The help of each command at 100 columns, as it should read.
enum HelpSnapshots {
  static func text(of command: String) -> String {
    switch command {
    case "run": run
    case "compare": compare
    case "factorial": factorial
    case "patience": patience
    case "equilibrium": equilibrium
    case "optimize": optimize
    case "sweep": sweep
    case "merge": merge
    case "calibrate": calibrate
    case "retrain": retrain
    case "divide": divide
    case "price": price
    case "game": game
    case "deals": deals
    case "figures": figures
    case "claims": claims
    case "sensitivity-check": sensitivityCheck
    case "report": report
    case "validate": validate
    case "verify": verify
    case "describe": describe
    case "schema": schema
    case "benchmark": benchmark
    default: seedcorn
    }
  }

  private static let seedcorn = """
    OVERVIEW: Simulates the market for AI training data: who sells, who leaves, what models lose, who
    gains.

    Start with: seedcorn run Scenarios/exploitative.yaml

    USAGE: seedcorn <subcommand>

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    SUBCOMMANDS:
      run                     Play a scenario and show what became of it.
      compare                 Play scenarios side by side and compare each with the first.
      sweep                   Play a scenario at many points of a parameter space, resumably, in parts
                              if need be.
      merge                   Join the parts of a sweep that were played with --shard.
      factorial               Play every combination of remedies: what each does alone, and all
                              together.
      patience                Find how patient buyers must be for fair prices to pay, together and
                              alone.
      optimize                Find the policy, or any other numbers of a scenario, at which the market
                              does best.
      calibrate               Find parameters at which the market meets what was measured, and which
                              ones that tells.
      equilibrium             Solve a scenario on paper: prices, quantities, contamination and welfare
                              at rest.
      retrain                 Retrain a model on its own output, without a market, and see what
                              collapses.
      divide                  Divide what data are worth among those who gave them, from your own table.
      price                   Find fairshare prices for up to 20 data sets, exactly, from your own
                              table.
      game                    Find who works, who uses a model and what it is worth when models learn
                              from what they made.
      deals                   Recompute what was published of the public data deals (arXiv 2601.09966).
      figures                 Make the figures of published claims: simulate, tabulate, draw.
      claims                  Judge published claims by what is simulated now.
      report                  Put a folder of results on one HTML page: plots, tables, and how they
                              came about.
      sensitivity-check       Measure the sensitivity of two functions for which it is known.
      validate                Check scenario files and retraining experiments without playing them.
      verify                  Check that a scenario gives the same bytes however it is played.
      describe                Tell what parameters and result columns mean.
      schema                  Print the JSON Schema of scenario files, for editors.
      benchmark               Measure speed and memory.

      See 'seedcorn help <subcommand>' for detailed help.

    """

  private static let run = """
    OVERVIEW: Play a scenario and show what became of it.

    What the files of --out hold: seedcorn describe columns

    A saved state holds its scenario, so that <file> may be left out where a run goes on from one; if
    it is named it must say the same. A run that goes on with nothing changed gives the bytes of one
    that was never interrupted.

    USAGE: seedcorn run <file> [options]
           seedcorn run [<file>] --from-state <state> [options]

    ARGUMENTS:
      <file>                  The scenario file.

    OPTIONS:
      --seed <n>              Name all the luck of the run by this number instead of run.seed.
      --replicates <n>        Play each scenario this often instead of run.replicates.
      --periods <n>           Play this many periods instead of run.periods.
      --set <key=value>       Set a parameter in every scenario, such as sellers.count=500; may be
                              given again.
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write periods.csv, summary.csv and manifest.json to this new folder.
      --force                 Let --out replace an earlier folder of results.
      --agents                Also write agents.csv: every agent in every period (needs --out).
      --lineage               Also write lineage.csv: every creator's weight in every model at the end
                              (needs --out).
      --save-state <state>    Save the state of every replicate to this new file (--force replaces an
                              earlier one).
      --at <period>           Save the state after this period instead of the last.
      --from-state <state>    Go on from a saved state; what --set changes takes effect in the period
                              after it.
      --version               Show the version.
      -h, --help              Show help information.

    """

  private static let compare = """
    OVERVIEW: Play scenarios side by side and compare each with the first.

    The same replicate of each scenario has the same luck, so differences are paired. --out adds
    differences.csv.

    USAGE: seedcorn compare <files> ... [options]

    ARGUMENTS:
      <files>                 The scenario files, the one to compare with first.

    OPTIONS:
      --seed <n>              Name all the luck of the run by this number instead of run.seed.
      --replicates <n>        Play each scenario this often instead of run.replicates.
      --periods <n>           Play this many periods instead of run.periods.
      --set <key=value>       Set a parameter in every scenario, such as sellers.count=500; may be
                              given again.
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write periods.csv, summary.csv and manifest.json to this new folder.
      --force                 Let --out replace an earlier folder of results.
      --agents                Also write agents.csv: every agent in every period (needs --out).
      --lineage               Also write lineage.csv: every creator's weight in every model at the end
                              (needs --out).
      --version               Show the version.
      -h, --help              Show help information.

    """

  private static let validate = """
    OVERVIEW: Check scenario files and retraining experiments without playing them.

    USAGE: seedcorn validate <files> ...

    ARGUMENTS:
      <files>                 The files.

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    """

  private static let verify = """
    OVERVIEW: Check that a scenario gives the same bytes however it is played.

    Plays it on one thread, on several, and on several in another order. The books of money and records
    are
    checked in every period.

    USAGE: seedcorn verify <file> [options]

    ARGUMENTS:
      <file>                  The scenario file.

    OPTIONS:
      --seed <n>              Name all the luck of the run by this number instead of run.seed.
      --replicates <n>        Play each scenario this often instead of run.replicates.
      --periods <n>           Play this many periods instead of run.periods.
      --set <key=value>       Set a parameter in every scenario, such as sellers.count=500; may be
                              given again.
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --version               Show the version.
      -h, --help              Show help information.

    """

  private static let describe = """
    OVERVIEW: Tell what parameters and result columns mean.

    Without a key: all parameters. 'columns': all columns of the results. 'factorial': the effects of
    remedies. 'patience': what buyers compare. 'sweep' and 'calibrate': their files and tables.
    'retrain': experiments without a market.

    USAGE: seedcorn describe [<key>]

    ARGUMENTS:
      <key>                   A key such as sellers.count, a group such as sellers, 'columns', or the
                              name of a column.

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    """

  private static let schema = """
    OVERVIEW: Print the JSON Schema of scenario files, for editors.

    USAGE: seedcorn schema

    OPTIONS:
      --version               Show the version.
      -h, --help              Show help information.

    """

  private static let benchmark = """
    OVERVIEW: Measure speed and memory.

    With --json or --csv: plays the reference market once, for comparison with other programs.

    USAGE: seedcorn benchmark [options]

    OPTIONS:
      --quick                 Shorter measurements.
      --json                  Print the figures of one play of the reference market as one line of JSON.
      --csv <file>            Write the periods of that play to this file.
      --sellers <sellers>     Sellers and producers of the reference market, a fifth of them producers.
                              (default: 10000)
      --buyers <buyers>       Buyers of the reference market. (default: 100)
      --steps <steps>         Periods of the reference market. (default: 200)
      --seed <seed>           Names all the luck of the reference market. (default: 1)
      --version               Show the version.
      -h, --help              Show help information.

    """
}
