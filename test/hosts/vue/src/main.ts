import 'backup-start/define'
import { createApp } from 'vue'
import Portal from './portal.vue'

createApp(Portal).mount(document.body)
