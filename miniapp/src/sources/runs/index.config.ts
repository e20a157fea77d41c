export default definePageConfig({ navigationBarTitleText: '历次采集' })
