// SPDX-License-Identifier: GPL-3.0-or-later

/// Help of the commands that play something else than scenarios, or read tables.
extension HelpSnapshots {
  static let factorial = """
    OVERVIEW: Play every combination of remedies: what each does alone, and all together.

    The same replicate of each combination has the same luck, so effects are paired. What they are:
    seedcorn describe factorial

    USAGE: seedcorn factorial <base> <remedies> ... [options]

    ARGUMENTS:
      <base>                  The scenario file with all faults in it.
      <remedies>              1 to 6 scenario files that extend it, each a remedy.

    OPTIONS:
      --seed <n>              Name all the luck of the run by this number instead of run.seed.
      --replicates <n>        Play each scenario this often instead of run.replicates.
      --periods <n>           Play this many periods instead of run.periods.
      --set <key=value>       Set a parameter in every scenario, such as sellers.count=500; may be
                              given again.
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write cells.csv, effects.csv, replicates.csv and manifest.json to this
                              new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let patience = """
    OVERVIEW: Find how patient buyers must be for fair prices to pay, together and alone.

    Under fairshare prices a buyer may exploit instead: make take-it-or-leave-it offers while sellers
    price for the others. Plays all fair, all exploiting, each buyer's deviation from both, and where
    best responses in turn lead, with the same luck. What comes after the last period counts for
    nothing: give enough --periods. What the files hold: seedcorn describe patience

    USAGE: seedcorn patience <file> [options]

    ARGUMENTS:
      <file>                  The scenario file, with pricing.rule fairshare.

    OPTIONS:
      --discounts <d>         Discount factors at which choices are told, 0 to 1. (default: 0.5 0.8 0.9
                              0.95 0.99)
      --seed <n>              Name all the luck of the run by this number instead of run.seed.
      --replicates <n>        Play each scenario this often instead of run.replicates.
      --periods <n>           Play this many periods instead of run.periods.
      --set <key=value>       Set a parameter in every scenario, such as sellers.count=500; may be
                              given again.
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write discounts.csv, ranks.csv, buyers.csv and manifest.json to this new
                              folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let retrain = """
    OVERVIEW: Retrain a model on its own output, without a market, and see what collapses.

    Generation g is the state after g fits, 0 the truth. What the quantities mean: seedcorn describe
    retrain

    USAGE: seedcorn retrain [<file>] [options]

    ARGUMENTS:
      <file>                  A YAML file with the parameters below, in camelCase; options stand over
                              it.

    OPTIONS:
      --validate              Play every published result of model collapse and compare (with --quick,
                              --replicates, --seed alone).
      --law                   Regress log quality on t rho^2 over synthetic shares rho of 0.1 to 1
                              instead of --contamination.
      --quick                 With --validate: fewer replicates.
      --learner <law|gaussian|categorical|regression|ngram>
                              law: an assumed loss of lawCoefficient x (synthetic share)^2 a
                              generation. gaussian: a normal distribution refitted by mean and
                              variance. categorical: frequencies of facts. regression: least squares.
                              ngram: a language model of real text. (default: gaussian)
      --workflow <replace|window|accumulate|accumulateSubsample>
                              Which records a fit uses. replace: those of its generation. window: those
                              of the last generations. accumulate: all so far. accumulateSubsample: a
                              random choice from all so far, as many as came in the generation.
                              (default: replace)
      --window <n>            window: generations remembered. (default: 3)
      --records, --tokens <n> New records (of ngram: tokens) per generation, sampled from the model of
                              the generation before, as far as contamination says. (default: 100)
      --contamination <x>     Synthetic share of the new records; the others are fresh human ones.
                              (default: 1)
      --real <n>              Fresh human records per generation besides. (default: 0)
      --fixed-real <n>        Human records drawn once that every fit uses besides. (default: 0)
      --real-weight <x>       Total weight of the human records in a fit; 0 gives every record the same
                              weight. (default: 0)
      --sampling-bias, --temperature <x>
                              Sampling bias lambda: models are sampled from a density proportional to
                              p^(1/lambda). 1: faithfully; below 1: tails cut. Multiplies a normal
                              distribution's variance; is the temperature of facts and words. (default:
                              1)
      --top-mass, --top-p <x> categorical: models are sampled among the most probable facts that have
                              this share of the mass (top-p). (default: 1)
      --top-facts <n>         categorical: models are sampled among so many of the most probable facts;
                              0 for all. (default: 0)
      --estimator <unbiased|mle|knownVariance>
                              gaussian. unbiased: variance with divisor n - 1. mle: with divisor n.
                              knownVariance: only the mean is learned. (default: unbiased)
      --dimensions <n>        gaussian: independent coordinates. regression: coefficients. (default: 1)
      --noise <x>             gaussian: standard deviation of the truth. regression: of the response
                              about its mean. (default: 1)
      --facts <n>             categorical: facts K in the truth. (default: 1000)
      --exponent <x>          categorical: exponent A of the truth, in which the fact of rank i has a
                              probability in proportion to i^-A; 0 makes all alike. (default: 1.5)
      --probabilities <file>  categorical: a file with one number per line, to which the facts'
                              probabilities are proportional, instead of facts and exponent.
      --smoothing <x>         categorical: pseudo-count added to every fact before a fit; with 0 a fact
                              once lost stays lost. (default: 0)
      --design <fresh|fixed>  regression. fresh: every generation has new inputs. fixed: all have the
                              same inputs. (default: fresh)
      --text <file>           ngram: the human text, UTF-8.
      --text-unit <words|bytes>
                              ngram: what a token is. (default: words)
      --order <n>             ngram: tokens in a pattern. (default: 3)
      --text-smoothing <wittenBell|kneserNey>
                              ngram: how patterns of all lengths are interpolated. wittenBell (1991),
                              or kneserNey (1995; interpolated). (default: wittenBell)
      --law-coefficient <x>   law: coefficient b of log F <- (1 - recovery) log F - b rho^2. (default:
                              0.183)
      --recovery <x>          law: share of the loss of log fidelity that a generation trained on clean
                              data repairs. 0 makes every loss final, as arXiv 2605.20279 states it.
                              (default: 0)
      --generations <n>       Fits. (default: 10)
      --replicates <n>        How often the loop is played. (default: 1000)
      --seed <n>              Names all the luck. (default: 1)
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write generations.csv (--law: law.csv and law-paths.csv; --validate:
                              retraining-validation.csv) and manifest.json to this new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let divide = """
    OVERVIEW: Divide what data are worth among those who gave them, from your own table.

    The columns of the table say what it is. coalition,utility: what each coalition is worth, its
    players joined by '+', for up to 20 players. player,effective[,records]: what each player holds.
    player,label,COORDINATES: one labelled point a player. Prints each player's value phi and payment,
    P phi+ / sum of phi+, where phi+ is phi or, below 0, 0; equal parts if no phi is above 0.

    USAGE: seedcorn divide <file> --method <method> [options]

    ARGUMENTS:
      <file>                  The table, as comma-separated values.

    OPTIONS:
      --method <method>       One of equal, volume, leaveOneOut, shapleyExact, shapleySampled, banzhaf,
                              betaShapley, knnShapley, aumannShapley.
      --pay <x>               The pay P to divide, instead of the gain of all over nobody (0 where that
                              is a loss).
      --utility <dataScaling|additive>
                              Effective records: u of their sum E. dataScaling: W (1 - (1 +
                              E/E0)^-gamma). additive: W E. (default: dataScaling)
      --worth <x>             Effective records: W, in $. (default: 1)
      --scale <x>             dataScaling: E0, in records. (default: the sum of all effective records)
      --exponent <x>          dataScaling: gamma. (default: 0.35)
      --samples <n>           Sampled values: pairs of opposite orders of arrival of a table of
                              coalitions, sweeps of 16 coalitions of effective records. (default: 1000)
      --seed <n>              Sampled values: names their luck. (default: 1)
      --truncation <x>        shapleySampled of a table: an order of arrival is followed until what is
                              still to be gained is at most this share of the whole gain. (default: 0)
      --alpha <x>             betaShapley: above beta it stresses small coalitions. (default: 16)
      --beta <x>              betaShapley: the other parameter. (default: 1)
      --test <file>           knnShapley: the points to classify, with the columns label and the
                              training points' coordinates.
      --neighbours <k>        knnShapley: nearest neighbours K. (default: 5)
      --threads <n>           Samples are taken by so many at once (default: one per processor).
      --out <file>            Write the table to this new file instead.
      --force                 Let --out replace an earlier file.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let price = """
    OVERVIEW: Find fairshare prices for up to 20 data sets, exactly, from your own table.

    The table has the column buyer, then one column for each data set: what it is worth to the buyer.
    Each data set has one seller, whose price earns it most given what each buyer would pay at most
    beside all its other choices and within its budget. Sellers enter in the order of the columns, then
    reconsider in rounds until no price changes; where that never ends it is said. A seller whose
    revenue does not cover its cost takes no part.

    USAGE: seedcorn price <file> [options]
           seedcorn price --study [--replicates <n>] [--threads <n>] [--quiet] [--out <dir>] [--force]

    ARGUMENTS:
      <file>                  The table, as comma-separated values.

    OPTIONS:
      --budgets <file>        A table with the columns buyer and budget, in $. (default: no bound; also
                              for buyers left out)
      --costs <file>          A table with the columns dataset and cost, in $. (default: 0; also for
                              data sets left out)
      --utility <additive|dataScaling>
                              additive: the table holds values in $, which add up. dataScaling: it
                              holds effective records, and their sum E is worth W (1 - (1 +
                              E/E0)^-gamma). (default: additive)
      --worth <x>             dataScaling: W, in $. (default: 1)
      --scale <x>             dataScaling: E0, in records. (default: for each buyer the sum of its row)
      --exponent <x>          dataScaling: gamma. (default: 0.35)
      --step <x>              Share by which a seller undercuts another for a buyer who finds both as
                              good; final prices are best to within this share of revenue. (default:
                              0.01)
      --study                 Measure instead how far large-market prices are from exact ones, by the
                              number of data sets.
      --replicates <n>        --study: markets for each number of data sets. (default: 100)
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write datasets.csv, buyers.csv, purchases.csv and welfare.csv (--study:
                              large-market-prices.csv and large-market-rates.csv) and manifest.json to
                              this new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let game = """
    OVERVIEW: Find who works, who uses a model and what it is worth when models learn from what they
    made.

    Producers work themselves (quality b at a cost c_h), use a model (quality b - m s at a cost c_a,
    where a share s of all uses models) or make nothing. Each meets another; both use what both made,
    so that half of its quality is its producer's. Who fares better is imitated. Shown are rest and its
    welfare without policy, at the planner's optimum, under taxes on the use of models and rewards of
    all work, and what of arXiv 2604.21853 holds here.

    USAGE: seedcorn game --quality <b> --human-cost <c> --artificial-cost <c> --contamination <m> ...
           seedcorn game --validate [--out <dir>] [--force]

    OPTIONS:
      --quality <b>           b: quality of human work, and of a model's before contamination.
      --human-cost <c>        c_h: cost of working oneself, in units of quality.
      --artificial-cost <c>   c_a: cost of using a model.
      --contamination <m>     m: quality that models lose where all use them.
      --lag <t>               Time after which contamination follows use; no rest depends on it.
                              (default: 0)
      --tax <x>               Your own tax on the use of a model; below 0 a subsidy. (default: 0)
      --reward <x>            Your own reward of all work, with a model or without. (default: 0)
      --validate              Put the published statements to six economies, two of them published,
                              instead of to your own.
      --out <dir>             Write game.csv (not with --validate), welfare-under-collapse.csv and
                              manifest.json to this new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let deals = """
    OVERVIEW: Recompute what was published of the public data deals (arXiv 2601.09966).

    Says where the table and what was printed of it disagree.

    USAGE: seedcorn deals [<file>] [options]

    ARGUMENTS:
      <file>                  The table of deals. (default: Scenarios/data/deals.csv)

    OPTIONS:
      --out <dir>             Write deals-published.csv, deals-by-year.csv and their like, and
                              manifest.json to this new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let equilibrium = """
    OVERVIEW: Solve a scenario on paper: prices, quantities, contamination and welfare at rest.

    Equilibria are fixed points of a period of a market with the same buyers and a continuum of
    suppliers, which long-run averages of runs approach as the market grows. They are searched from
    many starts; that there is none, that there are several and that searches fail is said. What is not
    worked out on paper is refused by name.

    USAGE: seedcorn equilibrium <file> [options]

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
      --starts <n>            Search from so many starts. (default: 64)
      --types <n>             Let so many kinds of seller stand for all. (default: 4096)
      --replicate <n>         Take the buyers of this replicate of a run. (default: 1)
      --out <dir>             Write equilibria.csv, buyers.csv, starts.csv and manifest.json to this
                              new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """

  static let optimize = """
    OVERVIEW: Find the policy, or any other numbers of a scenario, at which the market does best.

    Every point is played with the same luck. One number: a grid, bisections where the objective
    changes most, then Brent's method; several: Sobol points, then the simplex method. The best point
    has a bootstrap interval over replicates, and is played against the market without it with the luck
    of the next seed. Subsidy and watermark are held against s = KL/(2 kappa) and w = (1 - psi) KL/(2
    kappa psi) too.

    USAGE: seedcorn optimize <file> --over <keys> [options]

    ARGUMENTS:
      <file>                  The scenario file.

    OPTIONS:
      --over <keys>           Numbers of the scenario to search, with ranges if you like:
                              policy.subsidy=0:2,policy.watermark
      --objective <column>    The column to make large: its mean over the periods, or with :final its
                              value in the last one. (default: welfare)
      --on <ground>           Judge points by runs of the market, or on paper by the equilibrium of
                              each replicate's buyers. (values: market, paper; default: market)
      --minimise              Make the objective small instead.
      --points <n>            Points of the grid, or Sobol points for each number. (default: 13)
      --seed <n>              Name all the luck of the run by this number instead of run.seed.
      --replicates <n>        Play each scenario this often instead of run.replicates.
      --periods <n>           Play this many periods instead of run.periods.
      --set <key=value>       Set a parameter in every scenario, such as sellers.count=500; may be
                              given again.
      --threads <n>           Replicates played at once (default: one per processor).
      --quiet                 Show no progress.
      --out <dir>             Write optimum.csv, evaluations.csv and manifest.json to this new folder.
      --force                 Let --out replace an earlier folder of results.
      --version               Show the version.
      -h, --help              Show help information.

    """
}
