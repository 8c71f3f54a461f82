'use strict';

const Handlebars = require('handlebars');

/** Makes a function from a template; what it makes is not HTML, and a misspelt name is an error, not an empty string. */
exports.compile = (text) => Handlebars.compile(text, { noEscape: true, strict: true });
