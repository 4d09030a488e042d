"""What a message tells of a loan in sums, spans and percentages, and the yearly rate that follows (pure).

Both the fraud overlay, which looks for rates over the legal cap, and the counsellor, who answers what a rate
comes to, read a loan here.
"""
