/** The letters that are written otherwise in Taiwan, Hong Kong and Macao, in headers of sheets and in what they call spending, each before its simplified form. */
const LETTERS = `
  編编 號号 單单 稱称 隱隐 內内 發发 現现 時时 間间 責责 狀状 態态 檢检 處处 級级 類类 別别 業业 領领 項项 問问 題题 點点 場场 區区 鄉乡 鎮镇 縣县 風风 險险 據据 後后 導导 資资 費费 經经 劃划 際际 實实 達达 報报 負负 務务 職职
  電电 話话 聯联 絡络 繫系 構构 關关 驗验 覆复 複复 復复 結结 論论 見见 況况 進进 銷销 閉闭 環环 圖图 預预 應应 監监 護护 臨临 產产 掛挂 辦办 來来 備备 註注 記记 錄录 細细 簡简 準准 標标 營营 執执 證证 許许 員员 組组 長长 書书
  議议 決决 罰罚 條条 額额 萬万 緯纬 網网 鏈链 連连 斷断 評评 價价 誠诚 總总 計计 數数 轄辖 廠厂 礦矿 車车 輛辆 運运 輸输 橋桥 庫库 戶户 從从 屬属 於于 與与 對对 確确 認认 審审 簽签 訂订 變变 動动 詳详 繳缴 納纳 還还 專专 門门
  體体 學学 圍围 稅税 測测 設设 違违 規规 則则 舉举 獎奖 線线 緊紧 當当 嚴严 傷伤 損损 轉转 擬拟 鑒鉴 鑑鉴 終终 續续 織织 團团 種种 換换 補补 臺台 賬账 帳账 隊队 階阶 層层 個个 協协 廣广 徵征 擔担 權权 欄栏 氣气 減减 無无 盡尽
  離离 積积 約约 給给 統统 維维 綜综 緣缘 術术 衛卫 裝装 製制 觀观 訊讯 訓训 訪访 調调 質质 購购 較较 載载 農农 選选 郵邮 釋释 針针 銀银 閘闸 隨随 頒颁 館馆 駛驶 開开 為为 範范 優优 傳传 創创 勞劳 匯汇 強强 擇择 歷历 滿满 濟济
  獨独 誌志 請请 識识 貨货 蹤踪 遞递 遠远 適适 顯显 顧顾 驟骤 齊齐 龍龙 櫃柜 廢废 島岛 過过 國国 財财 籌筹 撥拨 機机 糾纠 崗岗 畢毕 輕轻 壞坏 兩两 鎖锁 鬆松 滲渗 築筑 煙烟 療疗 醫医 漁渔 糧粮 鋼钢 鐵铁 樑梁 貿贸 紡纺 遊游 陸陆 絕绝
  奬奖 懸悬 賞赏 貼贴 紅红 兌兑 眾众 幣币 訴诉 會会 義义 願愿 勵励 綫线 謝谢 臥卧 衆众 誇夸 採采 愛爱 熱热 災灾 戰战 廳厅 溝沟 詢询 綠绿 潛潜 紀纪 託托 盜盗 趙赵
`
const SIMPLIFIED = new Map(LETTERS.trim().split(/\s+/).map(([from = '', to = '']) => [from, to])) // prettier-ignore

/** A header, or a word for a code, with its letters in their simplified form, in which those of kinds are written: for finding, never for showing. */
export const simplified = (header: string): string =>
  /[\u4e00-\u9fff]/.test(header) ? Array.from(header, (letter) => SIMPLIFIED.get(letter) ?? letter).join('') : header
