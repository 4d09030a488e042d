"""What the customer told of amounts, rates and debts."""
