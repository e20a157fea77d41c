/** One thing this program asks of the phone. `api` is the call as it stands in the build. */
export interface PrivacyUse {
  api: string
  what: string
  /** what for, when, and where it goes */
  why: string
}

/**
 * The privacy notice as WeChat's review asks for it. A test compares this table with the calls found in the build, both ways.
 */
export const PRIVACY_USES: readonly PrivacyUse[] = [
  {
    api: 'getLocation',
    what: '位置',
    why: '您点「查我现在的位置」时查这里由谁负责，用完不保存；您点「附上我现在的位置」时写进密封的举报，只有受理台看得到。',
  },
  { api: 'chooseMedia', what: '您选中的照片、相机', why: '您点「添加照片」时。照片在手机上缩小、去掉拍摄信息并密封后才发出。' },
  { api: 'saveImageToPhotosAlbum', what: '相册（只写入）', why: '您点「保存到相册」时，把举报凭证存成一张图片。' },
  { api: 'setClipboardData', what: '剪贴板（只写入）', why: '您点「复制」时，复制信用代码或网址。凭证从不自动复制。' },
  { api: 'makePhoneCall', what: '拨号', why: '您点电话时，由系统拨出；本程序不知道您说了什么。' },
]

/** Calls that would have to stand in the notice if the build had them. */
export const PRIVACY_APIS: readonly string[] = [
  'getLocation',
  'getFuzzyLocation',
  'chooseLocation',
  'startLocationUpdate',
  'chooseImage',
  'chooseMedia',
  'chooseMessageFile',
  'chooseVideo',
  'saveImageToPhotosAlbum',
  'saveVideoToPhotosAlbum',
  'setClipboardData',
  'getClipboardData',
  'makePhoneCall',
  'login',
  'getUserProfile',
  'getUserInfo',
  'getPhoneNumber',
  'chooseAddress',
  'chooseContact',
  'addPhoneContact',
  'getWeRunData',
  'getRecorderManager',
  'startRecord',
  'openBluetoothAdapter',
  'startAccelerometer',
  'startCompass',
  'startGyroscope',
  'addPhoneCalendar',
  'scanCode',
  'createCameraContext',
  'chooseInvoiceTitle',
]
