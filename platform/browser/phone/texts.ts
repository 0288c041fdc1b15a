export const texts = {
  zh: {
    back: '返回',
    scanTitle: '对准二维码',
    scanHint: '对准后自动识别，无需按键。',
    scanStarting: '正在打开相机',
    scanNoCamera: '打不开相机。请在系统设置里允许本应用使用相机，或从图片读取。',
    scanNoReader: '扫码组件还没有下载到这部手机。请有网时打开一次，或手工登记。',
    scanPicture: '从图片读取',
    scanNothing: '这张图片里没有二维码，请换一张清楚的。',
    torch: '补光',
  },
  en: {
    back: 'Back',
    scanTitle: 'Point at the code',
    scanHint: 'It is read by itself; no key to press.',
    scanStarting: 'Opening the camera',
    scanNoCamera: 'The camera cannot be opened. Allow this app to use it in the settings, or read from a picture.',
    scanNoReader: 'The code reader is not on this phone yet. Open it once with a network, or record by hand.',
    scanPicture: 'Read a picture',
    scanNothing: 'There is no code in this picture. Choose a sharper one.',
    torch: 'Light',
  },
}
