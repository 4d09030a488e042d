"""The request path: order, once, costs, outages."""
