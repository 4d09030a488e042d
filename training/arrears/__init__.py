"""How likely lasting arrears are within a month: a small scorecard that only ever rises with what weighs.

``python -m training.arrears`` fits ``rules/risk_next_month.json`` on a generated population and judges it on another one.
"""
