"""What is counted of disclosure, and in which words."""

from fazhi.kernel.figure import TO_NOVEMBER, Figure, Rate

STAYS = "按发布之日计；同一信息在几个渠道发布的，各渠道各计一条；以后更正的不另计，撤下的仍计为已作的发布。"

FIGURES = (
    Figure("disclosure.website", "网站主动公开", "条", "1月至11月在政府网站发布的信息条数。" + STAYS, window=TO_NOVEMBER),
    Figure("disclosure.board", "公开栏公开", "条", "1月至11月在公开栏张贴的信息条数。" + STAYS, window=TO_NOVEMBER),
    Figure("disclosure.village", "公开栏村务公开", "条", "本年度在公开栏张贴的村务公开信息条数。" + STAYS, of="disclosure.board", where={"column": "village"}),
    Figure("disclosure.wechat", "微信公众号公开", "条", "1月至11月在微信公众号发布的信息条数。" + STAYS, window=TO_NOVEMBER),
    Figure("disclosure.county", "县级门户公开", "条", "1月至11月报县级门户发布的信息条数。" + STAYS, window=TO_NOVEMBER),
    Figure("disclosure.items", "主动公开的信息", "件", "1月至11月首次公开的信息件数；一件信息不论在几个渠道发布只计一件；按首次发布之日计。", window=TO_NOVEMBER),
    Figure("disclosure.in_time", "按期公开", "件", "其中在法定期限内首次公开的件数。", window=TO_NOVEMBER),
    Rate("disclosure.in_time_rate", "按期公开率", "disclosure.in_time", "disclosure.items", "按期公开的件数除以首次公开的件数。", window=TO_NOVEMBER),
    Figure("disclosure.rounds", "公开栏张贴批次", "次", "1月至11月到公开栏一次张贴多条的次数；每条信息另按公开栏公开计数。", window=TO_NOVEMBER),
    Figure("disclosure.looked", "评估不予公开信息", "次", "1月至11月对不予公开的信息重新评估的次数。", window=TO_NOVEMBER),
    Figure("disclosure.proofs", "校对", "次", "1月至11月公开文本校对的次数。", window=TO_NOVEMBER),
    Figure("disclosure.redacted", "遮盖处理", "次", "1月至11月对拟公开文本作遮盖处理并写明遮盖内容的次数；核对后没有要遮盖的不计。", window=TO_NOVEMBER),
    Figure("disclosure.amended", "更正公开内容", "次", "1月至11月更正已公开内容的次数，按渠道计。", window=TO_NOVEMBER),
    Figure("disclosure.taken_down", "撤下公开内容", "次", "1月至11月撤下已公开内容的次数，按渠道计。", window=TO_NOVEMBER),
)
