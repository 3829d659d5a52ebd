import {
  id = "CANARY-7d1f"
}
