import { COUNTED_KINDS } from '../../../shared/kinds/inventory/counted'
import { defineKind } from '../define'
import { sample } from './sample'

export const inventory = defineKind('inventory', {
  toPublic: (input) => ({ body: input }),
  title: ({ siteKind }) => `${COUNTED_KINDS[siteKind]}底数`,
  search: () => [],
  figures: [],
  intake: {
    headers: {
      total:
        /^(?!.*(?:抽检|检查|当月|本月|累计|新增|处罚|整改))[一-龥]{0,12}(总数|总量|底数|家数)$|^(已知数量|数量|數量|个数|count|recordcount|total)$/i,
      division: /^行政区划(代码|编码)?$|^(区划|镇街|地区)(代码|编码)$/,
      siteKind: /^(监管点|监控点|场所|设施)?(类别|类型|种类)$/,
      sector: /^(行业领域|监管行业|行业类别)$/,
      asOf: /^(统计|截止|截至)(日期|时间)$/,
      countedBy: /^(统计|填报)(单位|部门|机关)$/,
    },
    needs: [['total'], ['division']],
    tally: {
      known:
        /^(?:摄像头|摄像机|攝影機|摄影机|监视器|監視器|视频探头|探头|监控点位?|camera)_?(?:编号|編號|编码|代码|名称|名稱|位置|角度|方向|朝向|方位|型号|(?:功能)?类型|id|key|no|name|type|angle)$|^(?:监控|摄像|拍摄|監視|攝影)(?:方位|角度|方向|朝向)$|^国标编码$|^(?:摄像头|摄像机|设备)?ip(?:地址|_?addr(?:ess)?)?$|^(?:rtsp|流地址|视频流|取流地址|播放地址)/i,
      named: /cctv|camera|攝影機|摄像头|摄像机|视频探头|监控点位/i,
      into: 'total',
      by: {
        field: 'division',
        headers: /^(?:所属|所在)?(?:行政区划?|行政區|辖区|轄區|区县|县区|县市|縣市|區|区|镇街|街道|district|region|area|borough)$/i,
      },
      constants: { siteKind: 'camera' },
    },
  },
  sample,
})
