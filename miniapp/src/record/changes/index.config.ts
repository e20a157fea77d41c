export default definePageConfig({ navigationBarTitleText: '公示的变更' })
