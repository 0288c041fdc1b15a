import { App, ConfigProvider } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { ReactNode } from 'react'
import { useLanguage } from '../../platform/browser/language/language.ts'
import { useMode } from '../../platform/browser/look/mode.ts'
import { themeOf } from '../../platform/browser/look/theme.ts'

/** Dresses the kit in our colours and in the language in use. */
export function Look({ children }: { children: ReactNode }) {
  const language = useLanguage()
  const mode = useMode()
  dayjs.locale(language === 'zh' ? 'zh-cn' : 'en')
  return (
    <ConfigProvider
      theme={themeOf(mode)}
      locale={language === 'zh' ? zhCN : enUS}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      <App className="c-app">{children}</App>
    </ConfigProvider>
  )
}
