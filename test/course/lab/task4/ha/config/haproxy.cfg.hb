Container {{ name }} has joined with the address {{ ip }}
