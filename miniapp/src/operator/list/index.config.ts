export default definePageConfig({ navigationBarTitleText: '查客运', enableShareAppMessage: true })
