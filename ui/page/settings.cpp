// SPDX-License-Identifier: Apache-2.0
#include "ui/page/settings.h"

#include <array>

namespace meterbench::ui {

namespace {

struct TextRow {
    const char* key;
    const char* initial;
};

struct SwitchRow {
    const char* key;
    bool initial;
};

// Each in the order of its enum. An empty language means: the locale's.
constexpr std::array<TextRow, 5> textRows{{
    {"language", ""},
    {"theme", "system"},
    {"files/last-folder", ""},
    {"sheet/language", ""},
    {"window/page", "type-and-codes"},
}};
constexpr std::array<SwitchRow, 3> switchRows{{
    {"window/explanation", true},
    {"window/findings", true},
    {"sheet/technical-data", false},
}};
constexpr std::array<const char*, 2> bytesKeys{"window/geometry", "window/splitter"};

template <typename Rows, typename Enum>
const auto& row(const Rows& rows, Enum setting)
{
    return rows[static_cast<std::size_t>(setting)];
}

} // namespace

Settings::Settings(const QString& file) : m_store(file, QSettings::IniFormat) { }

QString Settings::text(TextSetting setting) const
{
    const TextRow& entry = row(textRows, setting);
    return m_store.value(QLatin1String(entry.key), QLatin1String(entry.initial)).toString();
}

void Settings::setText(TextSetting setting, const QString& value)
{
    m_store.setValue(QLatin1String(row(textRows, setting).key), value);
}

bool Settings::isOn(SwitchSetting setting) const
{
    const SwitchRow& entry = row(switchRows, setting);
    return m_store.value(QLatin1String(entry.key), entry.initial).toBool();
}

void Settings::setOn(SwitchSetting setting, bool on)
{
    m_store.setValue(QLatin1String(row(switchRows, setting).key), on);
}

QByteArray Settings::bytes(BytesSetting setting) const
{
    return m_store.value(QLatin1String(row(bytesKeys, setting))).toByteArray();
}

void Settings::setBytes(BytesSetting setting, const QByteArray& value)
{
    m_store.setValue(QLatin1String(row(bytesKeys, setting)), value);
}

} // namespace meterbench::ui
