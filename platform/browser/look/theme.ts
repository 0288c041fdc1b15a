import { theme as antd, type ThemeConfig } from 'antd'
import type { Mode } from './mode.ts'

const FONT = '"PingFang SC", "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", "Segoe UI", sans-serif'

// The same values as tokens.css: the kit computes shades from them, so it needs numbers, not variables.
const COLOURS = {
  light: { ink: '#1f2329', paper: '#ffffff', ground: '#f5f6f7', line: '#dee0e3', soft: '#eceef0', chosen: '#e8eaed' },
  dark: { ink: '#e7e9ec', paper: '#1a1d22', ground: '#121418', line: '#343a42', soft: '#282d34', chosen: '#2b3038' },
}
const MARK = { light: '#3a414b', dark: '#8a94a3' }
const LINK = { light: '#1d5396', dark: '#8db8ea' }
const HEAD = { light: '#fafbfb', dark: '#1e2227' }
const HOVER = { light: '#f0f1f3', dark: '#23272e' }
const CINNABAR = '#c8322b'

/** The desk's theme: dense rows, no shadows, cinnabar on the primary button and nowhere else. */
export function themeOf(mode: Mode): ThemeConfig {
  const colour = COLOURS[mode]
  return {
    algorithm: mode === 'dark' ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: MARK[mode],
      colorLink: LINK[mode],
      colorInfo: '#1677ff',
      colorError: mode === 'dark' ? '#ff8458' : '#d4380d',
      colorWarning: '#d48806',
      colorSuccess: '#389e0d',
      colorTextBase: colour.ink,
      colorText: colour.ink,
      colorTextHeading: colour.ink,
      colorBgBase: colour.paper,
      colorBgContainer: colour.paper,
      colorBgElevated: mode === 'dark' ? '#21252b' : colour.paper,
      colorBgLayout: colour.ground,
      colorBorder: colour.line,
      colorBorderSecondary: colour.soft,
      controlOutline: mode === 'dark' ? 'rgb(141 184 234 / 0.25)' : 'rgb(29 83 150 / 0.14)',
      controlItemBgActive: colour.chosen,
      controlItemBgActiveHover: colour.chosen,
      controlItemBgHover: HOVER[mode],
      fontFamily: FONT,
      fontSize: 14,
      borderRadius: 4,
      borderRadiusLG: 4,
      controlHeight: 32,
      motion: !window.matchMedia('(prefers-reduced-motion: reduce)').matches,
      motionDurationMid: '0.12s',
      motionDurationSlow: '0.16s',
      boxShadow: 'none',
      boxShadowSecondary: `0 0 0 1px ${colour.line}, 0 4px 12px rgb(0 0 0 / ${mode === 'dark' ? 0.5 : 0.08})`,
      boxShadowTertiary: 'none',
    },
    components: {
      Button: {
        colorPrimary: CINNABAR,
        colorPrimaryHover: mode === 'dark' ? '#d9463e' : '#b02a24',
        colorPrimaryActive: '#9c231e',
        defaultHoverBorderColor: mode === 'dark' ? '#5b636e' : '#8f959e',
        defaultHoverColor: colour.ink,
        defaultActiveBorderColor: mode === 'dark' ? '#5b636e' : '#8f959e',
        defaultActiveColor: colour.ink,
        primaryShadow: 'none',
        defaultShadow: 'none',
        dangerShadow: 'none',
      },
      Table: {
        cellPaddingBlockSM: 6,
        cellPaddingInlineSM: 12,
        headerBg: HEAD[mode],
        headerSplitColor: 'transparent',
        headerColor: mode === 'dark' ? '#b4bac2' : '#51565d',
        rowHoverBg: HOVER[mode],
        borderColor: colour.soft,
      },
      Menu: { itemHeight: 36, itemBorderRadius: 4, itemMarginInline: 8, itemSelectedBg: colour.chosen },
      Drawer: { paddingLG: 20, colorBgElevated: colour.paper },
      Input: { activeBorderColor: LINK[mode], hoverBorderColor: mode === 'dark' ? '#5b636e' : '#8f959e' },
      Tabs: { itemSelectedColor: colour.ink, itemHoverColor: colour.ink, inkBarColor: colour.ink },
      Segmented: { trackBg: mode === 'dark' ? '#121418' : '#eceef0' },
    },
  }
}
