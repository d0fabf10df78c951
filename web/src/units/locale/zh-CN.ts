export default {
  units: {
    title: '单位',
    hint: '各级工作站与职能部门',
    new: '新建单位',
    words: '单位名称',
    kind: '类型',
    none: '没有符合条件的单位',
    name: '名称',
    englishName: '英文名称',
    level: '层级',
    phone: '电话',
    region: '所在区域',
    deactivate: '停用',
    activate: '启用',
    kinds: { Station: '工作站', Department: '职能部门' },
  },
}
