// SPDX-License-Identifier: GPL-3.0-or-later

import Testing

@testable import Reports

/// What is said in short of kinds of results, from tables written by hand.
struct OverviewTests {
  @Test(
    "The best of a search is the greatest of what was tried, or the least where that was wanted",
    arguments: [true, false])
  func search(minimise: Bool) throws {
    let page = try ResultFixture(
      """
      "optimisation": {"scenario": {"name": "s"}, "over": [{"key": "policy.taxRate", "low": 0, "high": 1}],
        "objective": "welfare", "minimise": \(minimise)}
      """,
      [
        (
          "evaluations.csv",
          "stage,policy.taxRate,mean,standard_error,ci_low,ci_high,replicates\n"
            + "grid,0,5,1,3,7,4\ngrid,0.5,9,1,7,11,4\ngrid,1,2,1,0,4,4\n"
        ),
        (
          "optimum.csv",
          "point,policy.taxRate,policy.taxRate_low,policy.taxRate_high,welfare,welfare_low,welfare_high\n"
            + "no policy,,,,5,3,7\nbest,0.5,0.25,0.75,8.5,6.5,10.5\n"
        ),
      ]
    ).page()
    #expect(page.contains("best at \(minimise ? "1.00" : "0.500")"))
    #expect(page.contains("0.500</data> [0.250, 0.750]") && page.contains("8.50</data> [6.50, 10.5]"))
  }

  @Test("Published results are counted by their distance from what is exact, each paper by itself")
  func validation() throws {
    let page = try ResultFixture(
      #""retraining_validation": {"seed": 1}"#,
      [
        (
          "retraining-validation.csv",
          "id,result,source,z\nB1.a,r,One,-3.6\nB1.b,r,One,3.4\nB1.c,r,One,\nB2.a,r,Two,0.25\n"
        )
      ]
    ).page()
    let rows = page.matches(of: /<th scope="row" class="word">(B[12]: [^<]*)<\/th>(.*)<\/tr>/).map { row in
      [String(row.output.1)] + row.output.2.matches(of: />([^<]+)<\/td>/).map { String($0.output.1) }
    }
    #expect(rows == [["B1: One", "3", "1", "1", "3.60"], ["B2: Two", "1", "1", "0", "0.25"]])
  }

  @Test("A posterior is drawn as shares that add up to 1, the ends of the prior with them")
  func posterior() throws {
    let fixture = try ResultFixture(
      #""calibration": {"parameters": []}"#,
      [
        (
          "calibration.csv",
          "parameter,unit,method,estimate,ci_low,ci_high,prior_low,prior_high,identified\n"
            + "p,,abc,0.5,0.2,0.8,0,1.2,true\n"
        ), ("posterior.csv", "p,weight\n0,1\n1.2,1\n0.55,1\n0.56,1\n"),
      ])
    let results = try FoundResults(fixture.folder)
    let figures = try #require(CalibrationOverview(results)).overview.figures
    let values = try #require(figures.first { $0.heading == "Posterior of p" }).table.rows.map { $0[1].source }
    let shares = values.map { $0.contains("0.250") ? 0.25 : $0.contains("0.500") ? 0.5 : 0 }
    #expect(shares == [0.25, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0.25])
  }

  @Test("Without its tables a kind of results is still a page, with what there is")
  func missing() throws {
    for kind in ["factorial", "patience", "equilibrium", "optimisation", "retraining", "calibration", "deals", "game"] {
      let page = try ResultFixture("\"\(kind)\": {}", [("other.csv", "a,b\n1,2\n")]).page()
      #expect(page.contains("other.csv") && !page.contains("id=\"plots\""), "\(kind)")
    }
  }
}
