export default definePageConfig({ navigationBarTitleText: '查异议' })
