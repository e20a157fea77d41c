// The web build does not know theme variables; its tab bar is coloured by the style sheet.
const isWeb = process.env.TARO_ENV === 'h5'
const themed = (variable: string, plain: string) => (isWeb ? plain : variable)

/** Pictures of a tab, at rest and chosen; drawn by icons.ts. */
const icons = (name: string) => ({ iconPath: `assets/tabs/${name}.png`, selectedIconPath: `assets/tabs/${name}-on.png` })

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/notices/index', 'pages/tip/index', 'pages/zones/index', 'pages/mine/index'],
  subPackages: [
    { root: 'enterprise', name: 'enterprise', pages: ['list/index', 'detail/index', 'grading/index'] },
    { root: 'operator', name: 'operator', pages: ['list/index', 'detail/index'] },
    {
      root: 'record',
      name: 'record',
      pages: [
        'list/index',
        'detail/index',
        'history/index',
        'changes/index',
        'statistics/index',
        'tracked/index',
        'scan/index',
        'follows/index',
      ],
    },
    // The map of the web page brings a library of its own: nobody else loads it.
    { root: 'map', name: 'map', pages: ['index', 'pick/index'] },
    // All that seals and opens lies here: the main package stays small, and a phone without BigInt never loads it.
    {
      root: 'tip',
      name: 'tip',
      pages: [
        'write/index',
        'receipt/index',
        'words/index',
        'objection/index',
        'objectionLook/index',
        'firmReply/index',
        'firmReplyLook/index',
      ],
    },
    { root: 'sources', name: 'sources', pages: ['list/index', 'runs/index', 'run/index'] },
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['enterprise', 'record'] } },
  tabBar: {
    color: themed('@tab', '#4A5361'),
    selectedColor: themed('@tabSelected', '#1450A3'),
    backgroundColor: themed('@bar', '#FFFFFF'),
    borderStyle: (isWeb ? 'black' : '@tabBorder') as 'black',
    list: [
      { pagePath: 'pages/home/index', text: '首页', ...icons('home') },
      { pagePath: 'pages/notices/index', text: '公示', ...icons('notices') },
      { pagePath: 'pages/tip/index', text: '举报', ...icons('tip') },
      { pagePath: 'pages/zones/index', text: '片区', ...icons('zones') },
      { pagePath: 'pages/mine/index', text: '我的', ...icons('mine') },
    ],
  },
  window: {
    navigationBarBackgroundColor: themed('@bar', '#FFFFFF'),
    navigationBarTextStyle: (isWeb ? 'black' : '@barText') as 'black',
    navigationBarTitleText: '安全生产公示',
    backgroundColor: themed('@ground', '#F4F6F9'),
    backgroundTextStyle: 'dark',
    ...(isWeb ? {} : { enablePullDownRefresh: true }),
  },
  lazyCodeLoading: 'requiredComponents',
  ...(isWeb ? {} : { darkmode: true, themeLocation: 'theme.json', sitemapLocation: 'sitemap.json' }),
  __usePrivacyCheck__: true,
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '用于查找您所在地点的安全生产责任人，或由您选择写进密封的举报；服务器不保存' } },
})
