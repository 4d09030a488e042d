"""The ways out of debt: what is asked about them, deadlines, desks, rights and what stands against them."""
