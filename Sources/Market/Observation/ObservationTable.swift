// SPDX-License-Identifier: GPL-3.0-or-later

/// One column of a result: the single definition behind CSV headers, `describe` and the docs.
public struct ObservationColumn: Sendable, Equatable {
  public let name: String
  public let unit: String
  public let meaning: String
}

/// What a run records in each period. The raw value is the place of the column in a row.
public enum Observation: Int, CaseIterable, Sendable {
  case activeSellers, sellerEntries, sellerExits, activeProducers
  case meanQualityActive, meanCostActive, qualityWeightedSupply, certifiedShare
  case humanRecords, syntheticRecords, contamination, contaminationEstimated
  case fidelity, fidelityMin, lostFidelity, klDivergence, wasserstein2, tailCoverage, modelQuality
  case priceHuman, priceSynthetic, meanPostedPrice, sales, spend, budgetUse, budgetResidual, planResidual
  case sellerReceipts, fees, licences, modelShares, unionReceipts, royalties, royaltiesUntraced
  case testingCosts, matchingEvaluated, matchingRecall
  case sellerSurplus, aggregatorSurplus, syntheticProducerSurplus, buyerSurplus, policyBalance
  case welfare, welfareProduction, welfareConsumption, lossCollapse, lossInformation, lossInformationSocial
  case welfareFirstBest, efficiency
  case subsidy, watermark, policyResidual, policyConverged, policyOutlay, deadweight
  case equityShareInputs, equityShareModels, equityShareSynthetic, lineageAccuracy, lineageBytes
  case giniCreatorIncome, sellerHerfindahl
  case expectedSurplus, performancePerDollar, discountedBuyerUtility
  case stock, stockValue
}

/// The definitions of all columns, in order.
public enum ObservationTable {
  public static let columns: [ObservationColumn] = Observation.allCases.map(definition)

  private static func definition(_ observation: Observation) -> ObservationColumn {
    func column(_ name: String, _ unit: String, _ meaning: String) -> ObservationColumn {
      ObservationColumn(name: name, unit: unit, meaning: meaning)
    }
    return switch observation {
    case .activeSellers: column("active_sellers", "sellers", "human sellers active at the end of the period")
    case .sellerEntries: column("seller_entries", "sellers", "human sellers who came or came back in the period")
    case .sellerExits: column("seller_exits", "sellers", "human sellers who left in the period")
    case .activeProducers: column("active_producers", "producers", "synthetic producers active at the end")
    case .meanQualityActive: column("mean_quality_active", "share", "mean quality of the sellers active at the end")
    case .meanCostActive: column("mean_cost_active", "$/period", "mean cost of the sellers active at the end")
    case .qualityWeightedSupply:
      column(
        "quality_weighted_supply", "effective records", "sum of quality x volume over the sellers active at the end")
    case .certifiedShare: column("certified_share", "share", "share of the producing sellers who certified")
    case .humanRecords:
      column("human_records", "records", "human records delivered to buyers, each sale counted")
    case .syntheticRecords:
      column("synthetic_records", "records", "synthetic records delivered to buyers, each sale counted")
    case .contamination: column("contamination", "share", "synthetic share of all records delivered (true), rho")
    case .contaminationEstimated:
      column("contamination_estimated", "share", "synthetic share of the records delivered as buyers believed")
    case .fidelity: column("fidelity", "0 to 1", "mean fidelity F of buyers' models after training")
    case .fidelityMin: column("fidelity_min", "0 to 1", "lowest fidelity among buyers' models")
    case .lostFidelity:
      column(
        "lost_fidelity", "nats",
        "mean over buyers' models of -log F, the divergence that contamination causes: KL of the closed-form policy")
    case .klDivergence:
      column(
        "kl_divergence", "nats",
        "mean over models of KL(model || truth), of ngram KL(truth || model): what contamination (-log F) and scarcity of "
          + "records do together")
    case .wasserstein2:
      column(
        "wasserstein2", "standard deviations of the truth",
        "mean over models of the 2-Wasserstein distance to the truth (gaussian, categorical, regression)")
    case .tailCoverage:
      column(
        "tail_coverage", "share",
        "mean over models of the truth's mass that the model still reaches (every learner but law)")
    case .modelQuality:
      column(
        "model_quality", "u/A",
        "mean over buyers of realised utility over the value scale, u/A; below 1 with dataScaling")
    case .priceHuman: column("price_human", "$/record", "mean price paid per human record, weighted by records")
    case .priceSynthetic: column("price_synthetic", "$/record", "mean price paid per synthetic record")
    case .meanPostedPrice: column("mean_posted_price", "$/offer", "mean posted price of active offers (posted)")
    case .sales: column("sales", "sales", "sales concluded in the period")
    case .spend: column("spend", "$", "what buyers paid for data in the period")
    case .budgetUse: column("budget_use", "share", "spend over the sum of budgets")
    case .budgetResidual:
      column("budget_residual", "share", "mean relative gap between demand and a binding budget after the last round")
    case .planResidual:
      column("plan_residual", "share", "mean relative gap between effective records planned and taken")
    case .sellerReceipts:
      column(
        "seller_receipts", "$", "what human sellers received in the period, shares of revenue included, net of fees")
    case .fees: column("fees", "$", "what platforms kept")
    case .licences: column("licences", "$", "what producers paid for the models that they sample")
    case .modelShares: column("model_shares", "$", "shares of model revenue paid to suppliers (revenueShare)")
    case .unionReceipts:
      column("union_receipts", "$", "what unions of sellers were paid for data, gross (union perTask)")
    case .royalties:
      column("royalties", "$", "royalties that creators received on model and on synthetic revenue")
    case .royaltiesUntraced:
      column("royalties_untraced", "$", "royalties that stayed with the payer because lineage could not be traced")
    case .testingCosts: column("testing_costs", "$", "what buyers' tests of offers in the sandbox cost")
    case .matchingEvaluated:
      column(
        "matching_evaluated", "share",
        "estimates that buyers formed over pairs of buyers and open offers; what is drawn twice counts twice")
    case .matchingRecall:
      column(
        "matching_recall", "share",
        "share of a buyer's best offers that it found, mean over up to four buyers, by a full ranking (best)")
    case .sellerSurplus:
      column(
        "seller_surplus", "$",
        "seller_receipts + royalties + subsidies - costs, certification and penalties of human sellers")
    case .aggregatorSurplus: column("aggregator_surplus", "$", "platforms' income")
    case .syntheticProducerSurplus:
      column("synthetic_producer_surplus", "$", "producers' revenue - licence - royalties - tax - cost of generation")
    case .buyerSurplus:
      column("buyer_surplus", "$", "buyers' utility - payments - royalties + licence income - testing_costs")
    case .policyBalance: column("policy_balance", "$", "taxes and penalties - subsidies - costs of the instruments")
    case .welfare: column("welfare", "$", "utilities - real costs - deadweight, W")
    case .welfareProduction: column("welfare_production", "$", "all surpluses but buyers' net utility, W_prod")
    case .welfareConsumption:
      column(
        "welfare_consumption", "$",
        "buyers' net utility, fully informed and with models of fidelity 1, less testing_costs, W_cons")
    case .lossCollapse: column("loss_collapse", "$", "utility lost to fidelity below 1, L_coll")
    case .lossInformation: column("loss_information", "$", "net utility lost to not knowing origins and values, L_info")
    case .lossInformationSocial:
      column("loss_information_social", "$", "gain of utilities - real costs if buyers knew, sellers fixed")
    case .welfareFirstBest:
      column(
        "welfare_first_best", "$",
        "welfare of a planner who shares human data freely and does without synthetic data, at fidelity 1; with a stock, "
          + "from the buyers' stocks and with what deliveries are worth later")
    case .efficiency:
      column(
        "efficiency", "share",
        "welfare, and what deliveries are worth later, over welfare_first_best; synthetic data, which that planner "
          + "does without, can lift it above 1")
    case .subsidy: column("subsidy", "reference prices/record", "rate of the subsidy in force, s")
    case .watermark: column("watermark", "strength", "watermark strength in force, w")
    case .policyResidual:
      column(
        "policy_residual", "reference prices/record",
        "gap between the subsidy and the running average of its target after the period's step (pmir)")
    case .policyConverged:
      column(
        "policy_converged", "0 or 1", "1 when policy_residual is at most policy.epsilon, so that rates rest (pmir)")
    case .policyOutlay: column("policy_outlay", "$", "subsidies paid")
    case .deadweight:
      column(
        "deadweight", "$",
        "costs of the instruments: kappa s^2 p_ref per certified, kappa psi w^2 p_ref per generated record")
    case .equityShareInputs: column("equity_share_inputs", "share", "creators' share of what buyers paid for data")
    case .equityShareModels:
      column(
        "equity_share_models", "share",
        "creators' share of what models earn: (seller_receipts + royalties on models) over buyers' utility")
    case .equityShareSynthetic:
      column(
        "equity_share_synthetic", "share",
        "creators' share of what synthetic records earn: royalties on them over what buyers paid for them")
    case .lineageAccuracy:
      column(
        "lineage_accuracy", "share",
        "mean over models of the share of their effective records that royalties can be traced to creators (tracked)")
    case .lineageBytes:
      column("lineage_bytes", "bytes/model", "mean size of the metadata that name a model's creators (tracked)")
    case .giniCreatorIncome:
      column(
        "gini_creator_income", "0 to 1",
        "Gini coefficient of net pay, spread over the periods it covers, and royalties, over the sellers who produced")
    case .sellerHerfindahl:
      column(
        "seller_herfindahl", "0 to 1",
        "sum of squared shares of sellers and producers in gross pay, spread over the periods it covers")
    case .expectedSurplus:
      column(
        "expected_surplus", "$",
        "of this period's purchases alone: gain that buyers expected of their use, now and later, less price per period"
      )
    case .performancePerDollar:
      column("performance_per_dollar", "1/$", "sum of model quality u/A over what buyers paid in the period")
    case .discountedBuyerUtility:
      column("discounted_buyer_utility", "$", "sum so far of buyers' net utility, discounted to period 1")
    case .stock:
      column(
        "stock", "effective records",
        "mean over buyers of what they kept from earlier periods (true); 0 where nothing is kept (depreciation 1)")
    case .stockValue:
      column(
        "stock_value", "$",
        "terminal value: discounted later utility of what buyers keep after the period if they bought no more, at this "
          + "period's fidelity; 0 where nothing is kept")
    }
  }
}

extension Observation {
  public var column: ObservationColumn { ObservationTable.columns[rawValue] }
}
