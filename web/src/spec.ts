import { config } from '@vue/test-utils'
import { i18n } from '@/ui/i18n'
import en from '@/ui/locale/en'
import zh from '@/ui/locale/zh-CN'

i18n.global.mergeLocaleMessage('zh-CN', zh)
i18n.global.mergeLocaleMessage('en', en)
config.global.plugins = [i18n]
