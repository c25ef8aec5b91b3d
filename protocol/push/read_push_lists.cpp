// SPDX-License-Identifier: Apache-2.0
#include "protocol/push/push_list.h"

#include <nlohmann/json.hpp>

#include <array>

namespace meterbench::protocol::push {

namespace {

using Json = nlohmann::json;
constexpr auto file = "protocol/push-lists.json";

tl::unexpected<Error> damaged(std::string reason)
{
    return failure(ErrorKind::Internal, "catalog-damaged", {{"file", file}, {"reason", std::move(reason)}}, file);
}

std::optional<axdr::Tag> tagOf(std::string_view name)
{
    constexpr std::array<std::pair<std::string_view, axdr::Tag>, 7> tags{
        {{"unsigned", axdr::Tag::Unsigned}, {"long", axdr::Tag::Long}, {"long-unsigned", axdr::Tag::LongUnsigned},
            {"double-long", axdr::Tag::DoubleLong}, {"double-long-unsigned", axdr::Tag::DoubleLongUnsigned},
            {"visible-string", axdr::Tag::VisibleString}, {"octet-string", axdr::Tag::OctetString}}};
    for (const auto& [known, tag] : tags) {
        if (known == name)
            return tag;
    }
    return std::nullopt;
}

Result<PushObject> readObject(const Json& json)
{
    PushObject object;
    const auto obis = Obis::parse(json.at("obis").get<std::string>());
    const auto type = tagOf(json.at("type").get<std::string>());
    if (!obis || !type)
        return damaged("object " + json.at("obis").get<std::string>());
    object.obis = *obis;
    object.type = *type;
    object.scaler = json.value("scaler", 0);
    object.unit = json.value("unit", std::string());
    object.isBare = json.value("bare", false);
    return object;
}

Result<PushList> readList(const Json& json)
{
    PushList list;
    list.id = json.at("list").get<std::string>();
    list.version = json.at("version").get<std::string>();
    list.sources = json.at("sources").get<std::vector<std::string>>();
    list.interval = json.at("intervalSeconds").get<Seconds>();
    list.offset = json.at("offsetSeconds").get<Seconds>();
    if (list.interval < 1)
        return damaged("interval of " + list.id);
    for (const Json& entry : json.at("objects")) {
        auto object = readObject(entry);
        if (!object)
            return tl::unexpected(object.error());
        list.objects.push_back(std::move(*object));
    }
    return list;
}

Result<PushList> readPositional(const Json& json)
{
    PushList list;
    list.id = json.at("list").get<std::string>();
    list.version = json.at("version").get<std::string>();
    list.sources = json.at("sources").get<std::vector<std::string>>();
    for (const Json& entry : json.at("objects")) {
        const auto obis = Obis::parse(entry.at("obis").get<std::string>());
        if (!obis)
            return damaged("object of " + list.id);
        PushObject object;
        object.obis = *obis;
        object.scaler = entry.value("scaler", 0);
        object.unit = entry.value("unit", std::string());
        object.isBare = true;
        list.objects.push_back(std::move(object));
    }
    return list;
}

Result<PushQuirk> readQuirk(const Json& json)
{
    PushQuirk quirk;
    quirk.id = json.at("quirk").get<std::string>();
    quirk.remark = json.at("remark").get<std::string>();
    quirk.sources = json.at("sources").get<std::vector<std::string>>();
    for (const Json& entry : json.at("scalers"))
        quirk.scalers.push_back({entry.at("unit").get<std::string>(), entry.at("scaler").get<int>()});
    if (json.contains("suspectedWhen")) {
        const Json& suspicion = json.at("suspectedWhen");
        quirk.suspicion = PushQuirk::Suspicion{{}, 0, suspicion.value("apparentPowerTimes", std::int64_t{0})};
        if (suspicion.contains("obis")) {
            const auto obis = Obis::parse(suspicion.at("obis").get<std::string>());
            if (!obis)
                return damaged("suspicion of " + quirk.id);
            quirk.suspicion->obis = *obis;
            quirk.suspicion->above = suspicion.at("above").get<std::int64_t>();
        }
    }
    return quirk;
}

} // namespace

Result<PushLists> PushLists::parse(std::string_view json)
{
    try {
        PushLists lists;
        const Json document = Json::parse(json);
        for (const Json& entry : document.at("lists")) {
            auto list = readList(entry);
            if (!list)
                return tl::unexpected(list.error());
            lists.m_lists.push_back(std::move(*list));
        }
        for (const Json& entry : document.at("positional")) {
            auto list = readPositional(entry);
            if (!list)
                return tl::unexpected(list.error());
            lists.m_positional.push_back(std::move(*list));
        }
        for (const Json& entry : document.at("quirks")) {
            auto quirk = readQuirk(entry);
            if (!quirk)
                return tl::unexpected(quirk.error());
            lists.m_quirks.push_back(std::move(*quirk));
        }
        return lists;
    } catch (const Json::exception& exception) {
        return damaged(exception.what());
    }
}

} // namespace meterbench::protocol::push
