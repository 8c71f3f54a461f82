{{#nodes}}Container {{name}} joined with the address {{address}}{{/nodes}}
