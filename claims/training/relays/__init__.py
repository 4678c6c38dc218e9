"""The weights of relays and dates: labelled quotations paired with the circumstances near them."""
