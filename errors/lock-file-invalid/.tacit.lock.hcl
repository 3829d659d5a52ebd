store {
  lineage = "CANARY-7d1f"
