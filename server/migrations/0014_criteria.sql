-- Criteria ask how often and when members took part. A post that says something counts, a greeting does not; what says
-- something is judged when it is written, here, and is the same condition as in talk. Source: metrics.md `activeRate`.
create index posts_of_substance on posts (community_id, author_id, posted_at) where (removed_at is null and (flags & 2) = 0
    and form <> all ('{5,8,9,10,11,18,19}'::smallint[])
    and ((flags & 4) <> 0
      or (case when position('://' in text) > 0 then regexp_replace(text, 'https?://[^\s，。]+', ' ', 'gi') else text end)
        ~ '(?:[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U00032000][^\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U00032000]*){6}|(?:[0-9A-Za-z\u00c0-\u1fff\u3100-\u33ff\ua000-\ud7a3]+[^0-9A-Za-z\u00c0-\u1fff\u3100-\u33ff\ua000-\ud7a3]+){2}[0-9A-Za-z\u00c0-\u1fff\u3100-\u33ff\ua000-\ud7a3]')
    and not (char_length(text) <= 40 and text ~* '^[\s!-/:-@[-\u0060{-¿\u2010-\u206f\u2600-\u303f\ufe00-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]*(?:(?:hi|hello|hey|yo|hiya|howdy|greetings|good (?:morning|afternoon|evening|day)|welcome|morning|evening|gm|gn|hallo|salut|hola)(?:[\s!-/:-@]+(?:all|everyone|everybody|guys|folks|there|friends|people|again|hello|\S{1,12}))?|(?:大家|各位|你们|群友们|朋友们)?(?:大家好|各位好|你们好|你好|您好|早上好|早安|早|晚上好|晚安|下午好|中午好|好|嗨|哈喽|哈罗|新人报到|报到|报道|冒泡|打卡|签到|欢迎(?:新人|你|加入)?|新人求罩|请多关照|初来乍到|路过){1,2}[呀啊哦哈]?(?:[\s!-/:-@\u2010-\u206f\u3000-\u303f\uff01-\uff20]+(?:大家|各位|朋友们|新人|请多关照|\S{1,12}))?)[\s!-/:-@[-\u0060{-¿\u2010-\u206f\u2600-\u303f\ufe00-\uff0f\uff1a-\uff20\U0001f000-\U0001faff]*$'));
