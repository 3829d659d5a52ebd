# Written by Tacit; commit it. It pins this project's store: another one is refused.
store {
  lineage          = "9c89f6c0034049082705409a04e43149"
  verification_key = "M4PeZuAfiAuWSADFzb6HsUKuw7hsQV7eJbdEYyV33JY="
  sealing_key      = "fAtVk0cnyY2pim14Cz9OWV/gfU1o/qVgiVTSoVarMHk="
}
