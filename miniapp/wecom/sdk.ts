/** What we use of the SDK, so that nothing else of it is loaded. */
export {
  checkJsApi,
  chooseMessageFile,
  ChooseMessageFileType,
  closeWindow,
  getLocalFileData,
  onHistoryBack,
  onMenuShareAppMessage,
  openDefaultBrowser,
  previewFile,
  register,
  shareAppMessage,
} from '@wecom/jssdk';
