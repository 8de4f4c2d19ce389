// SPDX-License-Identifier: GPL-3.0-or-later

import Foundation
import Testing

/// `seedcorn retrain` as a user calls it.
struct RetrainTests {
  private let small = "--replicates 300 --generations 4 --quiet"

  @Test("generations.csv holds each quantity of each generation, the truth first")
  func generations() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("retrain \(small) --records 50 --out out")
    #expect(ran.status == 0 && ran.errors == "")
    #expect(ran.output.hasSuffix("\nResults are in out\n"))
    let table = readCSV(try workplace.read("out/generations.csv"))
    #expect(table[0] == ["generation", "quantity", "mean", "standard_error", "replicates"])
    let quantities = [
      "squared_bias", "variance", "variance_median", "standard_deviation", "wasserstein2_squared", "kl_divergence",
    ]
    #expect(
      table.dropFirst().map { $0[0] + $0[1] }
        == (0...4).flatMap { generation in quantities.map { "\(generation)\($0)" } })
    #expect(table[1...6].map { $0[2] } == ["0", "1", "1", "1", "0", "0"])
    #expect(table.dropFirst().allSatisfy { $0[4] == "300" && Double($0[2])?.isFinite == true })
    // E mu_4^2 = 4/50.
    let bias = table[1 + 4 * 6].map { Double($0) ?? .nan }
    #expect(abs(bias[2] - 0.08) < 3.5 * bias[3])
    #expect(try workplace.names.filter { $0 != "base.yaml" && $0 != "fair.yaml" } == ["out"])
    let manifest = try JSONSerialization.jsonObject(with: Data(workplace.read("out/manifest.json").utf8))
    let parameters = ((manifest as? [String: Any])?["retraining"] as? [String: Any])?["parameters"] as? [String: Any]
    #expect(parameters?["records"] as? Int == 50)
  }

  @Test(
    "Every learner gives the same bytes for any number of threads",
    arguments: ["law", "gaussian", "categorical", "regression", "ngram --text human.txt"])
  func threads(learner: String) throws {
    let workplace = try Workplace()
    let text = (0..<900).map { "w\($0 * $0 % 37)" }.joined(separator: " ")
    try workplace.write(text, to: "human.txt")
    for threads in [1, 2, 5] {
      let ran = try workplace.seedcorn(
        "retrain \(small) --learner \(learner) --workflow accumulateSubsample --contamination 0.5 --threads \(threads) "
          + "--out out\(threads)")
      #expect(ran.status == 0)
    }
    let serial = try workplace.read("out1/generations.csv")
    #expect(try workplace.read("out2/generations.csv") == serial)
    #expect(try workplace.read("out5/generations.csv") == serial)
    #expect(!serial.contains("nan"))
  }

  @Test("A file and the same options give the same bytes, and options stand over the file")
  func file() throws {
    let workplace = try Workplace()
    try workplace.write(
      "learner: categorical\nfacts: 30\nrecords: 40\nreplicates: 100\ngenerations: 3\nsamplingBias: 0.9\n",
      to: "loop.yaml")
    let options = "--learner categorical --facts 30 --records 40 --replicates 100 --generations 3"
    #expect(try workplace.seedcorn("retrain loop.yaml --quiet --out a").status == 0)
    #expect(try workplace.seedcorn("retrain --quiet \(options) --sampling-bias 0.9 --out b").status == 0)
    #expect(try workplace.seedcorn("retrain loop.yaml --quiet --temperature 0.5 --out c").status == 0)
    #expect(try workplace.read("a/generations.csv") == workplace.read("b/generations.csv"))
    #expect(try workplace.read("a/generations.csv") != workplace.read("c/generations.csv"))
  }

  @Test("Real text can be learned, retold and forgotten")
  func text() throws {
    let workplace = try Workplace()
    let text = (0..<3_000).map { "w\($0 * $0 % 97)\($0 % 7 == 0 ? "." : "")" }.joined(separator: " ")
    try workplace.write(text, to: "human.txt")
    let ran = try workplace.seedcorn(
      "retrain --learner ngram --text human.txt --tokens 2000 --generations 3 --replicates 5 --quiet --out out")
    #expect(ran.status == 0 && ran.errors == "")
    let table = readCSV(try workplace.read("out/generations.csv"))
    let losses = table.filter { $0[1] == "kl_divergence" }.compactMap { Double($0[2]) }
    #expect(losses.count == 4 && losses[0] == 0 && losses[3] > losses[1])
  }

  @Test("What diverges is an empty field, never nan")
  func defined() throws {
    let workplace = try Workplace()
    for options in [
      "--learner categorical --facts 1 --records 5", "--learner categorical --facts 200 --records 5",
      "--records 2 --generations 3000 --replicates 3", "--sampling-bias 0", "--sampling-bias 1000 --generations 300",
      "--learner regression --dimensions 2 --records 4", "--generations 0", "--replicates 1",
      "--learner categorical --temperature 0 --top-p 0.001 --top-facts 1 --facts 9",
    ] {
      let ran = try workplace.seedcorn("retrain --replicates 20 --quiet --force --out out \(options)")
      #expect(ran.status == 0, "\(options): \(ran.errors)")
      let numbers = readCSV(try workplace.read("out/generations.csv")).dropFirst().flatMap { $0[2...3] }
      #expect(numbers.allSatisfy { $0.isEmpty || Double($0)?.isFinite == true }, "\(options)")
    }
  }

  @Test(
    "Mistakes are named with their option and end with their code",
    arguments: [
      ("--records 1", 65, "--records 1: records: 1 is too few: a fit of the learner gaussian needs 2 records\n"),
      ("--learner ngram", 65, "--learner ngram: text: the learner ngram needs a text; name a file\n"),
      ("--learner ngram --text no.txt", 66, "--text no.txt: text: no.txt: no such file\n"),
      ("no.yaml", 66, "no.yaml: no such file\n"),
      ("--facts 5", 65, "--facts 5: facts: has no effect with the learner gaussian\n"),
      ("--records abc", 64, "Error: --records: expected a whole number (from 0 to 4000000000, records), found 'abc'\n"),
      (
        "--learner gausian", 64,
        "Error: --learner: expected one of law, gaussian, categorical, regression, ngram, found "
      ),
      ("--sampling-bias=-1", 64, "Error: --sampling-bias: -1 is out of range; expected a number (from 0 to 1000)\n"),
      ("--out -", 64, "Error: --out: results are several files; name a folder\n"),
      ("--force", 64, "Error: --force needs --out\n"),
      ("--quick", 64, "Error: --quick needs --validate\n"),
      ("--validate --law", 64, "Error: --validate and --law are two things; give one\n"),
      ("--validate --records 5", 64, "Error: --validate plays its own experiments; leave out --records\n"),
      ("--validate base.yaml", 64, "Error: --validate plays its own experiments; leave out the file\n"),
      (
        "--validate --replicates 1", 64,
        "Error: --replicates: --validate needs at least 100, for standard errors of what is rare\n"
      ),
      ("--law --contamination 0.5", 64, "Error: --law plays all synthetic shares; leave out --contamination\n"),
      ("--law --records 3", 65, "Error: records: 3 is too few to tell synthetic shares of 0.1, 0.2, "),
      ("--law --generations 2", 65, "Error: generations: --law needs at least 3, to tell falling from settling\n"),
      (
        "--replicates 100000000", 65,
        "Error: medians take the values of all replicates and generations at once: 100000000 x 11 exceeds 250000000\n"
      ),
      ("--replicates 10 --out no/where", 73, "Error: cannot create no/where"),
    ])
  func mistakes(arguments: String, status: Int32, message: String) throws {
    let ran = try Workplace().seedcorn("retrain --quiet \(arguments)")
    #expect(ran.status == status)
    #expect(ran.output == "")
    #expect(ran.errors.hasPrefix(message), "\(ran.errors)")
  }

  @Test("--law writes the regression and its paths")
  func law() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn(
      "retrain --law --learner law --records 100 --generations 6 --replicates 2 --quiet --out out")
    #expect(ran.status == 0 && ran.errors == "")
    let fit = readCSV(try workplace.read("out/law.csv"))
    let coefficient = try #require(fit[0].firstIndex(of: "coefficient"))
    #expect(abs((Double(fit[1][coefficient]) ?? 0) - 0.183) < 1e-9)
    #expect(readCSV(try workplace.read("out/law-paths.csv")).count == 1 + 10 * 7)
  }

  @Test("--validate compares every published result and stays within bounds")
  func validation() throws {
    let workplace = try Workplace()
    let ran = try workplace.seedcorn("retrain --validate --quick --quiet --out out")
    #expect(ran.status == 0 && ran.errors == "")
    let table = readCSV(try workplace.read("out/retraining-validation.csv"))
    let place = try #require(table[0].firstIndex(of: "z"))
    let scores = table.dropFirst().compactMap { Double($0[place]) }
    #expect(scores.count >= 58 && scores.allSatisfy { abs($0) <= 3.5 })
    for number in 1...9 { #expect(table.contains { $0[0].hasPrefix("B\(number).") }) }
  }

  @Test("Experiments are told from scenarios, and mistakes by what a file is nearer to")
  func validate() throws {
    let workplace = try Workplace()
    try workplace.write("learner: gaussian\nrecords: 20\n", to: "loop.yaml")
    #expect(try workplace.seedcorn("validate loop.yaml base.yaml").output == "loop.yaml: ok\nbase.yaml: ok\n")
    try workplace.write("learner: gaussian\nrecords: 20\ngeneration: 5\n", to: "typo.yaml")
    let ran = try workplace.seedcorn("validate typo.yaml")
    #expect(ran.status == 65)
    #expect(ran.errors == "typo.yaml:3:1: generation: unknown key; did you mean 'generations'?\n")
    #expect(
      try workplace.seedcorn("run loop.yaml").errors
        == "Error: loop.yaml is a retraining experiment, not a scenario; play it with 'seedcorn retrain loop.yaml'\n")
    #expect(
      try workplace.seedcorn("retrain base.yaml").errors
        == "Error: base.yaml is a scenario, not a retraining experiment; play it with 'seedcorn run base.yaml'\n")
  }

  @Test("Ctrl-C leaves nothing behind")
  func interruption() throws {
    let workplace = try Workplace()
    let before = try workplace.names
    let (process, finish) = try workplace.start(
      "exec \"$SEEDCORN\" retrain --generations 1000 --replicates 100000 --learner categorical --quiet --out out")
    Thread.sleep(forTimeInterval: 0.7)
    process.interrupt()
    let ran = try finish()
    #expect(ran.status == 130)
    #expect(try workplace.names == before)
  }
}
