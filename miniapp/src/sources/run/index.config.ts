export default definePageConfig({ navigationBarTitleText: '采集报告' })
