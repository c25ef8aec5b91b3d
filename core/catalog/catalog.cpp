// SPDX-License-Identifier: Apache-2.0
#include "core/catalog/catalog.h"

#include "core/catalog/read_json.h"

#include <algorithm>
#include <array>

namespace meterbench::catalog {

namespace {

constexpr std::array schemeIds{"omnipower", "kamstrup-x62m"};
/// In the order of the command-line contract.
constexpr std::array familyIds{
    "omnipower-1p", "omnipower-3p", "omnipower-3p-din", "omnipower-ct", "kamstrup-162m", "kamstrup-382m"};

/// Fetches and parses one data file and hands it to a reader; any exception of the reader ends here.
template <typename Reader>
Result<void> read(const FileSource& source, const std::string& name, Reader reader)
{
    const auto bytes = source(name);
    if (!bytes)
        return tl::unexpected(bytes.error());
    try {
        reader(nlohmann::json::parse(*bytes));
        return {};
    } catch (const std::exception& exception) {
        return failure(ErrorKind::Internal, "catalog-damaged", {{"file", name}, {"reason", exception.what()}}, name);
    }
}

} // namespace

struct Catalog::Content {
    std::vector<Paper> papers;
    std::vector<Scheme> schemes; ///< reserved before filling: families point into it
    std::vector<Family> families;
    std::vector<std::vector<Rule>> rules; ///< by scheme
    std::vector<EngineMessage> engineMessages;
    std::vector<Accessory> accessories;
    DisplayCatalog display;
    std::vector<AnalysisRegister> analysisRegisters;
};

Catalog::Catalog(std::unique_ptr<Content> content) : m_content(std::move(content)) { }
Catalog::Catalog(Catalog&&) noexcept = default;
Catalog& Catalog::operator=(Catalog&&) noexcept = default;
Catalog::~Catalog() = default;

Result<Catalog> Catalog::load(const FileSource& source)
{
    using nlohmann::json;
    auto content = std::make_unique<Content>();
    content->schemes.reserve(schemeIds.size());
    content->families.reserve(familyIds.size());

    Result<void> done;
    const auto step = [&](const std::string& name, auto reader) {
        if (done)
            done = read(source, name, reader);
    };
    step("catalog/papers.json", [&](const json& data) { content->papers = reading::readPapers(data); });
    for (const std::string id : schemeIds) {
        step("catalog/" + id + "-scheme.json",
            [&](const json& data) { content->schemes.push_back(reading::readScheme(data)); });
        step("rules/" + id + ".json",
            [&](const json& data) { content->rules.push_back(reading::readRules(content->schemes.back(), data)); });
    }
    for (const std::string id : familyIds) {
        step("catalog/" + id + ".json",
            [&](const json& data) { content->families.push_back(reading::readFamily(content->schemes, data)); });
    }
    step("rules/engine.json", [&](const json& data) { content->engineMessages = reading::readEngineMessages(data); });
    step("catalog/accessories.json", [&](const json& data) { content->accessories = reading::readAccessories(data); });
    json pushButton;
    step("catalog/push-button-2.json", [&](const json& data) { pushButton = data; });
    step("catalog/display-items.json",
        [&](const json& data) { content->display = reading::readDisplay(data, pushButton); });
    step("catalog/analysis-registers.json",
        [&](const json& data) { content->analysisRegisters = reading::readAnalysisRegisters(data); });
    if (!done)
        return tl::unexpected(done.error());
    return Catalog(std::move(content));
}

std::span<const Family> Catalog::families() const
{
    return m_content->families;
}

std::span<const Scheme> Catalog::schemes() const
{
    return m_content->schemes;
}

const Family* Catalog::family(std::string_view id) const
{
    const auto found = std::ranges::find(m_content->families, id, &Family::id);
    return found == m_content->families.end() ? nullptr : &*found;
}

std::span<const Rule> Catalog::rules(const Scheme& scheme) const
{
    return m_content->rules[static_cast<std::size_t>(&scheme - m_content->schemes.data())];
}

const EngineMessage& Catalog::engineMessage(std::string_view id) const
{
    static const EngineMessage unknown{"message-unknown", Severity::Error, {}, {}};
    const auto found = std::ranges::find(m_content->engineMessages, id, &EngineMessage::id);
    return found == m_content->engineMessages.end() ? unknown : *found;
}

std::span<const EngineMessage> Catalog::engineMessages() const
{
    return m_content->engineMessages;
}

const Paper* Catalog::paper(std::string_view key) const
{
    const auto found = std::ranges::find(m_content->papers, key, &Paper::key);
    return found == m_content->papers.end() ? nullptr : &*found;
}

std::span<const Paper> Catalog::papers() const
{
    return m_content->papers;
}

std::span<const Accessory> Catalog::accessories() const
{
    return m_content->accessories;
}

const DisplayCatalog& Catalog::display() const
{
    return m_content->display;
}

std::span<const AnalysisRegister> Catalog::analysisRegisters() const
{
    return m_content->analysisRegisters;
}

const AnalysisRegister* Catalog::analysisRegister(std::string_view id) const
{
    const auto found = std::ranges::find(m_content->analysisRegisters, id, &AnalysisRegister::id);
    return found == m_content->analysisRegisters.end() ? nullptr : &*found;
}

} // namespace meterbench::catalog
