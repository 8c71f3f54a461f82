'use strict';

const { compile } = require('./compile.js');
const { Configuration } = require('./configuration.js');
const { settingsFrom } = require('./settings.js');
const { readIfThere } = require('./whole-file.js');

// For the image: prints the configuration of a container that knows no backend yet.
const { port, template, configuration } = settingsFrom(process.env);
const empty = new Configuration({ path: configuration, compile, port });
process.stdout.write(empty.render(readIfThere(template), []));
