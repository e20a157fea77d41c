export default definePageConfig({ navigationBarTitleText: '安全生产公示' })
