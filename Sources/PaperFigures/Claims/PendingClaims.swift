// SPDX-License-Identifier: GPL-3.0-or-later

/// Claims that no figure shows yet: nothing is simulated for them here.
enum PendingClaims {
  static let group = ClaimGroup(all.map(\.id), figures: []) { _ in all }

  static let all = [
    claim("C1.1", deals, "creators' share of equity falls along the chain"),
    claim("C1.2", deals, "each of three faults alone lowers creators' share, supply and welfare"),
    claim("C1.3", deals, "removing all three faults does more than the sum of removing each"),
    claim("C1.4", deals, "EDVEX keeps generators in and raises total welfare"),
    claim("C2.6", fairshare, "buyers with small budgets gain most", status: "reported by others"),
    claim("C2.7", fairshare, "the gains are robust to the valuation method", status: "reported by others"),
  ]

  private static let deals = "arXiv 2601.09966"
  private static let fairshare = "arXiv 2502.00198 (NeurIPS 2025)"

  private static func claim(_ id: String, _ source: String, _ statement: String, status: String = "printed") -> Claim {
    Claim(id, source: source, statement, status: status, published: "", .pending, scope: "", figure: "", rule: "")
  }
}
