const path = require('node:path')
const attributes = require('./attributes')

/** Adds the attributes for screen readers to the templates of the mini-program and to the runtime that fills them. */
module.exports = (ctx) =>
  ctx.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      // The web build has no templates: there the attributes pass by themselves.
      if (!platform.template) return
      platform.runtimePath = [platform.runtimePath, path.join(__dirname, 'runtime.js')].flat()
      platform.template.mergeComponents(ctx, attributes)
    },
  })
