import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'

const root = path.resolve(__dirname, '..', '..')
const isWeapp = process.env.TARO_ENV === 'weapp'

/** Where the mini-program finds the service. The web page is served by it and asks its own host. */
const apiBase = process.env.API_BASE ?? (isWeapp ? 'http://localhost:3000' : '')

/** The root of the desk keys; `demo` is the demonstration's. Without one no tips are offered. */
const tipRoot = process.env.TIP_ROOT_PUBLIC_KEY ?? ''
if (!/^(|demo|04[0-9a-f]{128})$/.test(tipRoot)) throw new Error('TIP_ROOT_PUBLIC_KEY is neither 65 bytes of lower-case hex nor "demo"')

/** What build.ts reckons from the endpoints and the sources: it alone can read them. */
const { ANSWER_SHAPES: answerShapes, BUILD_VERSION: buildVersion } = process.env
if (!answerShapes || !buildVersion) throw new Error('build with npm run build:weapp or npm run build:h5')

const shared = [path.join(root, 'shared')]

export default defineConfig<'webpack5'>((): UserConfigExport<'webpack5'> => ({
  projectName: 'mingan',
  date: '2026-11-23',
  designWidth: 750,
  deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
  sourceRoot: 'src',
  outputRoot: `dist/${process.env.TARO_ENV}`,
  plugins: [path.join(__dirname, 'aria', 'plugin.js')],
  defineConstants: {
    API_BASE: JSON.stringify(apiBase),
    TIP_ROOT_PUBLIC_KEY: JSON.stringify(tipRoot),
    ANSWER_SHAPES: answerShapes,
    BUILD_VERSION: JSON.stringify(buildVersion),
  },
  alias: { '@shared': path.join(root, 'shared'), '@': path.join(root, 'miniapp', 'src') },
  // Taro copies theme.json by itself; neither sitemap.json nor pictures that only WeChat's map names.
  copy: {
    patterns: isWeapp
      ? [
          { from: 'src/sitemap.json', to: 'dist/weapp/sitemap.json' },
          { from: 'src/map/pins', to: 'dist/weapp/map/pins' },
        ]
      : [],
    options: {},
  },
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  cache: { enable: false },
  // Terser for the mini-program, whose bytes are counted: 6 % less. esbuild for the web page, which whoever starts the service for the first
  // time waits for. Chinese words as they are written in both: as escapes each character takes twice the room.
  jsMinimizer: isWeapp ? 'terser' : 'esbuild',
  terser: { enable: true, config: { output: { ascii_only: false } } },
  esbuild: { minify: { enable: true, config: { target: 'es2019', charset: 'utf8' } } },
  mini: {
    optimizeMainPackage: { enable: true },
    // Each level of elements has templates of its own, some 3.5 KB in the main package. What lies deeper is drawn by the component `comp`.
    // A spread: Taro reads it, and its types do not know it.
    ...{ baseLevel: 10 },
    compile: { include: shared },
    postcss: { pxtransform: { enable: true, config: {} }, cssModules: { enable: false } },
  },
  h5: {
    publicPath: './',
    staticDirectory: 'static',
    router: { mode: 'hash' },
    compile: { include: shared },
    // What several pages use is fetched once, and not again within each of them.
    webpackChain: (chain) => {
      chain.optimization.splitChunks({ chunks: 'all', minSize: 10_000, maxInitialRequests: 20, maxAsyncRequests: 20, hidePathInfo: true })
    },
    output: { filename: 'js/[name].[contenthash:8].js', chunkFilename: 'js/[name].[contenthash:8].js' },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
    postcss: {
      autoprefixer: { enable: true, config: {} },
      // On a wide screen letters do not grow with the window: the page is a column there.
      pxtransform: { enable: true, config: { baseFontSize: 20, minRootSize: 18, maxRootSize: 22 } },
      cssModules: { enable: false },
    },
  },
}))
