'use strict';
// Jest runs in CommonJS mode; packages and our own code are ES modules. SWC turns TypeScript, and those files
// of node_modules that really have ES module syntax, into CommonJS; every other file passes untouched.
const { transformSync } = require('@swc/core');
const { createHash } = require('node:crypto');

const ES_MODULE = /^\s*(import|export)\b|\bimport\s*\(|\bimport\.meta\b|[;}]\s*(import|export)\b/m;

const options = (filename) => ({
  filename,
  sourceMaps: 'inline',
  jsc: {
    target: 'es2022',
    parser: /\.tsx?$/.test(filename)
      ? { syntax: 'typescript', tsx: filename.endsWith('x'), decorators: true }
      : { syntax: 'ecmascript' },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      react: { runtime: 'automatic', importSource: 'preact' },
    },
    keepClassNames: true,
  },
  module: { type: 'commonjs', ignoreDynamic: false },
});

module.exports = {
  getCacheKey: (source, filename) =>
    createHash('sha1')
      .update(source)
      .update(filename)
      .update(JSON.stringify(options(filename)))
      .digest('hex'),
  process: (source, filename) =>
    filename.includes('node_modules') && !ES_MODULE.test(source)
      ? { code: source }
      : transformSync(source, options(filename)),
};
