"""The help desk in the window: the clients, their visits, and several desks on one store."""
